import { registerHooks, type LoadFnOutput } from 'node:module';
import type { YearReport, YearSize } from './year-report.ts';
import type { YearRegimeName } from './year-regimes.ts';

/** The cut-offs on which verdicts mainly rest. */
const CUT_OFFS = [
  'CONFIRMING_READINGS',
  'GATHERING_MS',
  'RETURNING_TIMES',
  'RETURNING_DOUBT_SHARE',
  'WHOLE_SHARE',
  'WHOLE_LEAST',
  'USUAL_MS',
  'PLANNED_NOTICE_MS',
  'OVERRUN_MS',
  'OPEN_BEGINS_MS',
  'OPEN_ENDED_MS',
  'COMPANION_MS',
  'CHAIN_WIDE_LEAST',
  'CHAIN_WIDE_WITHIN_MS',
] as const;
const FACTORS = [0.5, 2] as const;
/** A share is at most all. */
const MOST: Readonly<Record<string, number>> = { WHOLE_SHARE: 0.95 };

const LIMITS = '/lib/core/verdict-limits.ts';
const queryOf = (url: string | undefined): string => /\?cut-off=.*$/.exec(url ?? '')?.[0] ?? '';

/** The source of the limits with one of them multiplied. */
export const scaledLimits = (source: string, name: string, factor: number): string =>
  source.replace(
    new RegExp(`^export const ${name} = (.*);$`, 'mu'),
    (_, value: string) =>
      `export const ${name} = Math.min(${MOST[name] ?? 'Infinity'}, ${/_(?:MS|SHARE)$/.test(name) ? `(${value}) * ${factor}` : `Math.round((${value}) * ${factor})`});`,
  );

const textOf = (source: LoadFnOutput['source']): string =>
  typeof source === 'string' ? source : new TextDecoder().decode(source);

/** Every module that one with a cut-off in its address asks for is loaded once more, for that cut-off alone. */
const withCutOffs = () =>
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      const query = queryOf(context.parentURL);
      return query === '' || !found.url.startsWith('file:') || found.url.includes('node_modules')
        ? found
        : { ...found, url: `${found.url.split('?')[0]}${query}` };
    },
    load(url, context, next) {
      const loaded = next(url, context);
      const [, name, factor] = /\?cut-off=(\w+)_x([\d.]+)$/.exec(url) ?? [];
      if (name === undefined || !url.includes(LIMITS)) return loaded;
      return { ...loaded, source: scaledLimits(textOf(loaded.source), name, Number(factor)) };
    },
  });

type Report = (regime: YearRegimeName, size: YearSize) => Promise<YearReport>;

const rowOf = (cutOff: string, factor: number, { summary, falseFor }: YearReport) => ({
  'cut-off': cutOff,
  factor,
  'false a year': summary['false a year'],
  'alerts a year': summary['alerts a year'],
  missed: summary['missed'],
  late: summary['late'],
  'polls p99': summary['polls p99'],
  'mostly for': Object.keys(falseFor).slice(0, 2).join('; '),
});

/** What halving and doubling each cut-off does. */
export const cutOffTable = async (report: Report, regime: YearRegimeName, size: YearSize) => {
  const rows = [rowOf('as they are', 1, await report(regime, size))];
  const hooks = withCutOffs();
  for (const name of CUT_OFFS)
    for (const factor of FACTORS) {
      const address = `./year-report.ts?cut-off=${name}_x${factor}`;
      const { reportYear } = (await import(address)) as { reportYear: Report };
      rows.push(rowOf(name, factor, await reportYear(regime, size)));
    }
  hooks.deregister();
  return rows;
};
