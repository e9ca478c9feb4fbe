import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** No packed value of ours comes near this; a larger one is not ours. */
const UNPACKED_MAX_BYTES = 16 * 1024 * 1024;

/** JSON, deflated: a write costs a unit per KB, and lists of flags or assets shrink to a tenth. */
export const pack = (value: unknown): Uint8Array => deflateRawSync(JSON.stringify(value));

/** The opposite of `pack`; the caller knows the type because it wrote it. */
export const unpack = (packed: unknown): unknown =>
  JSON.parse(inflateRawSync(packed as Uint8Array, { maxOutputLength: UNPACKED_MAX_BYTES }).toString()) as unknown;
