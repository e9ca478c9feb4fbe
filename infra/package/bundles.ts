import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Minified size of one function, in KB of 1,024 bytes. More costs the first user of a cold start dearly. */
const BUNDLE_BUDGET_KB = 480;
/** Nobody waits for the start of a poller: it runs once a minute, and mostly waits itself. */
const POLLER_BUDGET_KB = 550;
export const bundleBudget = ({ name }: Pick<Bundle, 'name'>): number =>
  name.startsWith('poll-') ? POLLER_BUDGET_KB : BUNDLE_BUDGET_KB;

/** What is data in a bundle has a budget of its own: it is parsed once, and holds nothing up afterwards. */
export const DATA_BUDGET_KB = 350;

export interface Bundle {
  name: string;
  file: string;
  /** Minified, in KB: its code, and the data that it carries. */
  size: number;
  data: number;
  /** The same, gzipped: about what is uploaded. */
  zipped: number;
}

const KB = 1_024;

/** Files of data that bundles carry, and how each is known in one again: by the longest text in it. */
const DATA_FILES = ['lib/wallets/registry.json', 'lib/detectors/announcement/weights.json'];

const longestText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value)
    .map(longestText)
    .reduce((longest, text) => (text.length > longest.length ? text : longest), '');
};

/** KB of a bundle that are data. */
const dataIn = (root: string, text: string): number =>
  DATA_FILES.map((file) => JSON.parse(readFileSync(join(root, file), 'utf8')) as unknown)
    .filter((data) => text.includes(longestText(data)))
    .reduce<number>((sum, data) => sum + JSON.stringify(data).length / KB, 0);

/** The bundles that the packager left below `root`. */
export const listBundles = (root: string): Bundle[] => {
  const folder = join(root, '.esbuild', '.build', 'functions');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.mjs'))
    .toSorted()
    .map((file) => {
      const name = file.slice(0, -'.mjs'.length);
      const path = join(folder, file);
      const data = dataIn(root, readFileSync(path, 'utf8'));
      return {
        name,
        file: path,
        size: statSync(path).size / KB - data,
        data,
        zipped: gzipSync(readFileSync(path)).length / KB,
      };
    });
};

/** What a function finds in its environment when it starts: just enough for it to start. */
export const ENVIRONMENT = {
  AWS_REGION: 'ap-northeast-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  MAMORI_TABLE: 'mamori',
  MAMORI_MASTER_KEY: Buffer.alloc(32).toString('base64'),
  MAMORI_QUEUE_ANNOUNCE: 'https://sqs.invalid/announce',
  MAMORI_QUEUE_LINE: 'https://sqs.invalid/line',
  MAMORI_QUEUE_TELEGRAM: 'https://sqs.invalid/telegram',
  MAMORI_QUEUE_DISCORD: 'https://sqs.invalid/discord',
  LINE_CHANNEL_SECRET: 'none',
  LINE_CHANNEL_ACCESS_TOKEN: 'none',
  TELEGRAM_BOT_TOKEN: '1:none',
  TELEGRAM_WEBHOOK_SECRET: 'none',
  DISCORD_APPLICATION_ID: '1',
  DISCORD_PUBLIC_KEY: '0'.repeat(64),
  DISCORD_BOT_TOKEN: 'none',
};

/** Imports a bundle in a process of its own, as a cold start does. Milliseconds of the import; throws where it exports no handler. */
export const importBundle = (bundle: Pick<Bundle, 'name' | 'file'>): number => {
  const script =
    `const t=performance.now();const m=await import(${JSON.stringify(pathToFileURL(bundle.file).href)});` +
    "if(typeof m.handler!=='function')throw new Error('no handler');process.stdout.write(String(performance.now()-t));process.exit(0)";
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: ENVIRONMENT,
    encoding: 'utf8',
    timeout: 30_000,
  });
  if (status !== 0)
    throw new Error(
      `${bundle.name} does not start: ${
        stderr
          .trim()
          .split('\n')
          .find((line) => /Error/.test(line)) ?? stderr
      }`,
    );
  return Number(stdout);
};
