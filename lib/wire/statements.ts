import { createTakeInStatements, type StatementPorts } from '../app/take-in-statements.ts';
import { createReadSaid } from '../app/read-said.ts';
import { createExchangeStore } from '../store/exchange-store.ts';
import { createIncidentStore } from '../store/incident-store.ts';
import { createStatementStore } from '../store/statement-store.ts';
import { clock, queuesOf, type Base } from './base.ts';

/** What taking in what was said of exchanges needs. */
export const statementPorts = ({ config, table }: Base): StatementPorts => ({
  exchanges: createExchangeStore({ table }),
  incidents: createIncidentStore({ table, clock }),
  queues: queuesOf(config),
  clock,
});

/** Takes what was said of an exchange into its incidents. */
export const takeInStatements = (base: Base): ReturnType<typeof createTakeInStatements> =>
  createTakeInStatements(statementPorts(base));

/** What is known of an exchange's withdrawals beside its flags. */
export const saidFrom = ({ table }: Base): ReturnType<typeof createReadSaid> =>
  createReadSaid({
    statements: createStatementStore({ table }),
    incidents: createIncidentStore({ table, clock }),
    clock,
  });
