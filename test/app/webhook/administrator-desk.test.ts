import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAdministratorDesk, createAdministrators } from '../../../lib/app/administrator-desk.ts';
import { admins } from '../../../lib/commands/admins.ts';
import { createAdministratorStore } from '../../../lib/store/administrator-store.ts';
import { createAuditDigest, createAuditStore } from '../../../lib/store/audit-store.ts';
import { createIdentify, createSeal } from '../../../lib/store/seal.ts';
import { contextOf, subscriberOf, textOf } from '../../commands/conversation.ts';
import { startEmbeddedTable, type EmbeddedTable } from '../../store/embedded-table.ts';
import { formsHeld } from '../../store/forms-held.ts';

const MASTER = new Uint8Array(randomBytes(32));
const identify = createIdentify(MASTER);
const [ANN, BEN] = [identify('telegram', '111111'), identify('telegram', '222222')];

let embedded: EmbeddedTable;
beforeEach(async () => {
  embedded = await startEmbeddedTable();
});
afterEach(() => embedded.close());

const office = () => {
  const { table } = embedded;
  const clock = () => 1_700_000_000_000;
  const audit = createAuditStore({ table, digest: createAuditDigest(MASTER), clock });
  const ports = {
    administrators: createAdministratorStore({ table, seal: createSeal(MASTER) }),
    first: [
      { id: ANN, name: 'telegram …1111' },
      { id: BEN, name: 'telegram …2222' },
    ],
    audit,
    identify,
    clock,
  };
  const desk = createAdministratorDesk(ports);
  const say = async (by: string, ...args: string[]): Promise<string> =>
    textOf(
      (await admins.answer(args, { ...contextOf({ subscriber: subscriberOf({ id: by }) }), administrators: desk(by) }))
        .message,
    );
  return { audit, desk, say, now: createAdministrators(ports) };
};

describe('administrators among themselves', () => {
  it('add one by his id, whatever channel he is on, and see him in the list', async () => {
    const { say, now } = office();
    expect(await say(ANN, 'add', 'discord:200000000000000003')).toContain('discord …0003 is an administrator now');
    expect(await now()).toEqual([ANN, BEN, identify('discord', '200000000000000003')]);
    const listed = await say(BEN);
    expect(listed).toContain('telegram …2222 (you), named by the environment');
    expect(listed).toContain('• discord …0003\n');
  });

  it.each(['', '@ben', 'telegram:', 'fax:1', 'line:U1', 'telegram:12x'])('do not take %j for an id', async (typed) => {
    const { say, now } = office();
    expect(await say(ANN, 'add', typed)).toContain('That is no user id');
    expect(await now()).toEqual([ANN, BEN]);
  });

  it('take one away at once, and the last one cannot go', async () => {
    const { say, now } = office();
    expect(await say(ANN, '削除', 'telegram:222222')).toContain('no administrator any more');
    expect(await now()).toEqual([ANN]);
    expect(await say(BEN, 'add', 'telegram:333333')).toContain('You are no administrator any more');
    expect(await say(ANN, 'remove', '111111')).toContain('The last administrator stays');
    expect(await now()).toEqual([ANN]);
  });

  it('who take each other away at the same time leave one of them', async () => {
    const { desk, now } = office();
    const answers = await Promise.all([desk(ANN).remove('telegram', '222222'), desk(BEN).remove('telegram', '111111')]);
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(1);
    expect(answers).toContain('no-administrator');
    expect(await now()).toHaveLength(1);
  });

  it('both count who are added at the same time', async () => {
    const { desk, now } = office();
    await Promise.all([desk(ANN).add('telegram', '333333'), desk(BEN).add('telegram', '444444')]);
    expect((await now()).toSorted()).toEqual(
      [ANN, BEN, identify('telegram', '333333'), identify('telegram', '444444')].toSorted(),
    );
  });

  it('leave all of it in the audit log, what was refused too, and no id in the store', async () => {
    const { desk, audit } = office();
    await desk(ANN).add('telegram', '333333');
    await desk(ANN).remove('telegram', '333333');
    await desk(ANN).remove('telegram', '555555');
    const acts: string[] = [];
    for await (const { act } of audit.entries()) acts.push(act);
    expect(acts).toEqual(['administrator-added', 'administrator-removed', 'refused']);
    const held = (await embedded.dump()).map((item) => Buffer.from(JSON.stringify(item)));
    expect(formsHeld(held, ['333333', '555555'])).toEqual([]);
  });
});
