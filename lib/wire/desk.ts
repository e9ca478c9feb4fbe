import { createAdministratorDesk, createAdministrators } from '../app/administrator-desk.ts';
import type { AnswerPorts } from '../app/answer-command.ts';
import type { FanOutPorts } from '../app/delivery/plan-ports.ts';
import { createNoticeDesk } from '../app/notice-desk.ts';
import { createAuditDigest, createAuditStore } from '../store/audit-store.ts';
import { createEnteredStore } from '../store/entered-store.ts';
import { createIdentify } from '../store/seal.ts';
import { administratorPorts, clock, masterKeyOf, queuesOf, type Base, type sealedStores } from './base.ts';

/** Who administrators are, and what they can do. */
export const administration = (
  base: Base,
  stores: ReturnType<typeof sealedStores>,
): Pick<AnswerPorts, 'administrators' | 'desks'> => {
  const key = masterKeyOf(base.config);
  const audit = createAuditStore({ table: base.table, digest: createAuditDigest(key), clock });
  const ports = administratorPorts(base);
  const administrators = createAdministrators(ports);
  const desk = createNoticeDesk({
    ...stores,
    entered: createEnteredStore({ table: base.table }),
    audit,
    queues: queuesOf(base.config),
    administrators,
    clock,
  });
  const about = createAdministratorDesk({ ...ports, audit, identify: createIdentify(key), clock });
  return { administrators, desks: (by, event) => ({ desk: desk(by, event), administrators: about(by) }) };
};

/** The administrators as they are now, and who alone is told in shadow mode; undefined when everyone is. */
export const toldAlone = (base: Base): Pick<FanOutPorts, 'administrators' | 'everyAdministrator'> => {
  const everyAdministrator = createAdministrators(administratorPorts(base));
  return {
    everyAdministrator,
    administrators: base.config.MAMORI_MODE === 'shadow' ? everyAdministrator : undefined,
  };
};
