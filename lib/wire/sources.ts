import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.ts';
import { BODY_BYTES } from '../feeds/decode-body.ts';
import { createBytesReader, createHttpReader, type BytesReader, type HttpReader } from '../sources/http-reader.ts';
import { createAskEndpoint, createObserveEndpoint } from '../sources/observe-endpoint.ts';
import { createSignedReader, type SignedReader } from '../sources/signed-reader.ts';
import { userAgentOf } from '../sources/user-agent.ts';
import { VERSION } from '../version.ts';
import { exchangeKeyOf } from './exchange-keys.ts';

const askingAs = ({ MAMORI_PUBLIC_URL: publicUrl }: Pick<Config, 'MAMORI_PUBLIC_URL'>) => ({
  clock: Date.now,
  userAgent: userAgentOf(VERSION, publicUrl),
  random: Math.random,
  sleep: (milliseconds: number) => sleep(milliseconds),
});

/** Asks with keys: through the relay only where the operator trusts it with them, else straight to the exchange. */
export const signedReaderOf = (config: Config): SignedReader =>
  createSignedReader({
    ...askingAs(config),
    egressUrl: config.MAMORI_EGRESS_KEYS === 'yes' ? config.MAMORI_EGRESS_URL : undefined,
  });

/** Asks for feeds, which come in any encoding, and may be pages. */
export const bytesReaderOf = (config: Config): BytesReader =>
  createBytesReader({ ...askingAs(config), egressUrl: config.MAMORI_EGRESS_URL, bodyMostBytes: BODY_BYTES });

/** Asks public addresses. */
export const publicReaderOf = (config: Config): HttpReader =>
  createHttpReader({ ...askingAs(config), egressUrl: config.MAMORI_EGRESS_URL });

const portsOf = (config: Config) => ({
  reader: publicReaderOf(config),
  signed: signedReaderOf(config),
  keyOf: exchangeKeyOf(config),
});

/** Asks endpoints of exchanges, publicly and with the keys that there are. */
export const askFrom = (config: Config) => createAskEndpoint(portsOf(config));

/** The same, and reads what they answer. */
export const observeFrom = (config: Config) => createObserveEndpoint({ ...portsOf(config), clock: Date.now });
