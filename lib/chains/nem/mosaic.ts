import { Unreadable } from '../../core/exchange.ts';
import { count, field } from './fields.ts';

/** The chain's own asset as a mosaic. */
export const XEM = 'nem:xem';
/** A transfer's amount is a multiplier of its mosaics' quantities, in millionths. */
const MULTIPLIER_UNIT = 1_000_000n;
/** Up to three levels of 16, 64 and 64 letters, and 32 of the mosaic: org.nem.core.model.mosaic.MosaicId. */
const MOSAIC_ID = /^[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+){0,2}:[a-z0-9][a-z0-9'_-]*( [a-z0-9'_-]+)*$/;
const MOSAIC_ID_MOST = 180;

/** `Dim:Coin` → `dim:coin`; undefined where it is no mosaic's id. Ids are unique over the chain. */
export const canonicalMosaic = (id: string): string | undefined => {
  const text = id.trim().toLowerCase();
  return text.length <= MOSAIC_ID_MOST && MOSAIC_ID.test(text) ? text : undefined;
};

/** `namespace:name`. Throws Unreadable. */
export const mosaicOf = (entry: unknown): string => {
  const id = field(entry, 'mosaicId');
  const [namespace, name] = [field(id, 'namespaceId'), field(id, 'name')];
  const found =
    typeof namespace === 'string' && typeof name === 'string' ? canonicalMosaic(`${namespace}:${name}`) : undefined;
  if (found === undefined) throw new Unreadable('a mosaic has no name');
  return found;
};

/** What is sent of one mosaic, in its smallest unit: less than one unit is nothing, as in the node. */
export const quantitySent = (entry: unknown, multiplier: number): bigint =>
  (BigInt(count(entry, 'quantity')) * BigInt(multiplier)) / MULTIPLIER_UNIT;
