import { readDigestFacts } from '../app/delivery/digest-facts.ts';
import type { SubjectPorts } from '../app/delivery/subject.ts';
import { createRenderDigest } from '../app/digest-message.ts';
import { createIncidentStore } from '../store/incident-store.ts';
import { clock, directoryOf, knownExchanges, type Base } from './base.ts';
import { exchangeReader } from './describe.ts';

/** What digests are made of, and how they are worded. */
export const digests = ({ config, table, pollMs }: Base): Pick<SubjectPorts, 'digestFacts' | 'renderDigest'> => ({
  digestFacts: (id) =>
    readDigestFacts(id, {
      incidents: createIncidentStore({ table, clock }),
      exchanges: exchangeReader({ table }),
      directory: directoryOf(config),
      clock,
      pollMs,
    }),
  renderDigest: createRenderDigest(knownExchanges(config)),
});
