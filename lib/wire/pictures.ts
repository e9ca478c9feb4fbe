import { fileURLToPath } from 'node:url';
import type { Drawn } from '../commands/command.ts';
import { readConfig, type Config } from '../config.ts';
import type { RiskPicture } from '../core/risk/picture.ts';
import type { ShowPicture } from '../http/show-picture.ts';
import { LOCALES } from '../locales/index.ts';
import { RISK_WORDS } from '../locales/risk.ts';
import { describeRisk } from '../pictures/describe-risk.ts';
import { pictureToken, readPictureToken, SHOWN_MS } from '../pictures/picture-link.ts';
import { createRasterise } from '../pictures/rasterise.ts';
import { riskSvg } from '../pictures/risk-svg.ts';
import type { Environment } from '../secrets/secret-names.ts';
import { createSeal } from '../store/seal.ts';
import { clock, knownExchanges, masterKeyOf, type Base } from './base.ts';

/** Bundled, the sources' folders are gone: the side files lie where Lambda has unpacked the function. */
const rootOf = ({ LAMBDA_TASK_ROOT: unpacked }: Pick<Config, 'LAMBDA_TASK_ROOT'>): string =>
  unpacked ?? fileURLToPath(new URL('../../', import.meta.url));

const namesFor = (config: Config, { locale }: Pick<RiskPicture, 'locale'>) => {
  const directory = knownExchanges(config);
  return (id: string): string => {
    const names = directory[id]?.names;
    return names === undefined ? id : LOCALES[locale].exchangeName(names);
  };
};

const svgOf = (config: Config, picture: RiskPicture): string =>
  riskSvg(picture, RISK_WORDS[picture.locale], namesFor(config, picture));

/** How a channel gets its pictures. */
export type Pictures = (base: Pick<Base, 'config' | 'log'>) => (picture: RiskPicture) => Promise<Drawn>;

const described = (config: Config, picture: RiskPicture): string =>
  describeRisk(picture, RISK_WORDS[picture.locale], namesFor(config, picture));

/** LINE takes https alone; on this machine the simulated one takes what there is. */
const isShowable = (url: string): boolean =>
  url.startsWith('https://') || ['127.0.0.1', 'localhost'].includes(new URL(url).hostname);

/** By address, for a platform that fetches pictures (LINE); nothing where we have no address ourselves. */
export const linked: Pictures =
  ({ config }) =>
  async (picture) => {
    const base = config.MAMORI_PUBLIC_URL;
    if (base === undefined || !isShowable(base)) return {};
    const token = pictureToken(picture, createSeal(masterKeyOf(config), 'picture/1'));
    return { pictureAt: { url: `${base}/pictures/${token}.png`, description: described(config, picture) } };
  };

/** As bytes. What cannot be drawn keeps no answer back. */
export const drawn: Pictures = ({ config, log }) => {
  const rasterise = createRasterise(rootOf(config));
  return async (picture) => {
    try {
      const bytes = await rasterise(svgOf(config, picture));
      const description = described(config, picture);
      return { attachment: { kind: 'picture', name: 'risk.png', mediaType: 'image/png', bytes, description } };
    } catch (error) {
      log.error('a picture could not be drawn', { error });
      return {};
    }
  };
};

/** The pictures behind their addresses: without the store, for all that they show is in the address. */
export const wirePictures = (_name: string, environment: Environment = process.env): ShowPicture => {
  const config = readConfig(environment);
  const seal = createSeal(masterKeyOf(config), 'picture/1');
  const rasterise = createRasterise(rootOf(config));
  return async (file) => {
    const now = clock();
    const picture = file.endsWith('.png') ? readPictureToken(file.slice(0, -'.png'.length), seal, now) : undefined;
    if (picture === undefined) return undefined;
    return { png: await rasterise(svgOf(config, picture)), keptMs: Math.max(0, picture.at + SHOWN_MS - now) };
  };
};
