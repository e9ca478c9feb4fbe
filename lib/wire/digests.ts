import { readDigestFacts } from '../app/delivery/digest-facts.ts';
import type { SubjectPorts } from '../app/delivery/subject.ts';
import { createRenderDigest } from '../app/digest-message.ts';
import { createRenderWatch } from '../app/watch-message.ts';
import { createIncidentStore } from '../store/incident-store.ts';
import { createWatchStore } from '../store/watch-store.ts';
import { clock, directoryOf, knownExchanges, type Base } from './base.ts';
import { exchangeReader } from './describe.ts';

/** What is told beside incidents and notices, and how it is worded: digests, and reports of the watch over sources. */
export const digests = ({
  config,
  table,
  pollMs,
}: Base): Pick<SubjectPorts, 'digestFacts' | 'renderDigest' | 'watch'> => ({
  digestFacts: (id) =>
    readDigestFacts(id, {
      incidents: createIncidentStore({ table, clock }),
      exchanges: exchangeReader({ table }),
      directory: directoryOf(config),
      clock,
      pollMs,
    }),
  renderDigest: createRenderDigest(knownExchanges(config)),
  watch: { store: createWatchStore({ table }), render: createRenderWatch(knownExchanges(config)) },
});
