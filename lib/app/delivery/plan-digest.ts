import { DIGEST_EVENT, digestTime, isDigestDue } from '../../core/digest.ts';
import { LOCALE_IDS } from '../../core/locale-id.ts';
import type { Batch } from '../../core/batch.ts';
import { MINUTE } from '../../core/time.ts';
import { planNew } from './plan-new.ts';
import type { FanOutPorts } from './plan-ports.ts';

/** Longer than planning takes; after it a repeat may go on where a crash broke off. */
const LEASE_MS = 5 * MINUTE;

/** Cuts those whose digest is due in an hour into batches, once. In shadow mode nobody gets one. */
export const planDigest = async (id: string, ports: FanOutPorts): Promise<void> => {
  const { batches, channels, claims, log } = ports;
  if (ports.administrators !== undefined || (await claims.claim(id, LEASE_MS)) !== 'claimed') return;
  const frozen: Batch[] = [];
  for await (const batch of batches.ofIncident(id)) frozen.push(batch);
  const begins = digestTime(id);
  let people = 0;
  for (const channel of channels)
    for (const locale of LOCALE_IDS)
      people += await planNew(
        {
          incident: id,
          event: DIGEST_EVENT,
          channel,
          locale,
          isMeant: (member) => isDigestDue(member, locale, begins),
        },
        frozen.filter((batch) => batch.channel === channel.id && batch.locale === locale),
        ports,
      );
  await claims.done(id);
  if (people > 0) log.info('digests planned', { digest: id, people });
};
