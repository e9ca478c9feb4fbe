import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const TESTS = fileURLToPath(new URL('../', import.meta.url));
const TRAPS = join(process.env['MAMORI_SHARED_DIR'] ?? '../shared', 'data/traps.json');

/** By trap: the tests that fail without its handling, as file and title. */
const HANDLED: Readonly<Record<string, readonly (readonly [file: string, title: string])[]>> = {
  change: [
    ['chains/bitcoin/traps.test.ts', 'change: what comes back to any address that pays is none, wherever it stands'],
    ['core/wallet-moves.test.ts', 'change to another own address'],
  ],
  consolidation: [
    ['chains/bitcoin/traps.test.ts', 'consolidation: many inputs to one of their own addresses move nothing'],
    ['chains/bitcoin/traps.test.ts', 'the theft from Zaif: 131 inputs to one output of somebody else move everything'],
    ['core/wallet-moves.test.ts', 'a theft shaped like one'],
  ],
  'internal-sweep': [
    ['core/wallet-moves.test.ts', 'a sweep to the cold wallet'],
    ['app/chains/poll-blocks.test.ts', 'to a wallet of the same exchange'],
  ],
  rescue: [['core/wallet-moves.test.ts', 'a rescue into new wallets']],
  missent: [
    ['core/wallet-moves.test.ts', 'a transfer to another exchange'],
    ['chains/evm/traps.test.ts', 'missent: a payment to another exchange is a transfer like any other'],
  ],
  'test-transfer': [['detectors/outflow.test.ts', 'never alarms on a test transfer alone, and on what follows it']],
  'many-wallets': [
    ['core/outflow-lifecycle.test.ts', 'two wallets to new receivers within the hour are a suspected theft'],
  ],
  'token-units': [['chains/evm/traps.test.ts', 'token-units, wrapped: a token is known by its contract']],
  wrapped: [['chains/evm/traps.test.ts', 'BSC-USD has 18 decimals, and the same contract on Ethereum is a stranger']],
  'spoofed-transfer': [
    ['chains/evm/traps.test.ts', 'a transferFrom of nothing in the wallet’s name is no outflow'],
    ['chains/evm/traps.test.ts', 'addresses are compared whole'],
    ['wallets/address-index.test.ts', 'takes no address that differs in one letter, in its case or in its length'],
  ],
  dusting: [['chains/evm/traps.test.ts', 'dusting: what reaches a wallet has the stranger as payer']],
  multisig: [
    ['chains/bitcoin/traps.test.ts', 'multisig: a 2-of-3 P2SH pays as the one address that it is'],
    ['chains/evm/traps.test.ts', 'the Safe is the payer of a token, whoever sent the transaction'],
    ['chains/nem-bodies.test.ts', 'of a multisignature account are paid by the account inside, under the outer hash'],
    ['chains/nem-nis1.test.ts', 'does not tell what the account has only signed for another'],
  ],
  'internal-eth': [['chains/evm/traps.test.ts', 'neither the transactions nor the logs show the sweep']],
  reorg: [
    ['chains/evm/json-rpc.test.ts', 'reorg: a block that was replaced has another hash under the same height'],
    ['chains/bitcoin/esplora.test.ts', 'takes back the newest block'],
    ['app/chains/poll-blocks.test.ts', 'take their transfers with them, and an alarm that rested on them is withdrawn'],
  ],
  rbf: [['chains/bitcoin/traps.test.ts', 'what was replaced is gone, and its amount is never told again']],
  'nem-mosaic': [
    ['chains/nem-bodies.test.ts', 'with mosaics multiply their quantities by the amount, and only nem:xem is XEM'],
    ['chains/nem-bodies.test.ts', 'an empty list of mosaics'],
  ],
  'nem-signer': [
    ['chains/nem-bodies.test.ts', 'follow from the public key, as on the test network (recorded) and the main one'],
  ],
  'nem-time': [
    ['chains/nem-bodies.test.ts', 'are read with payer, receiver, exact amount, outer hash, height and time'],
  ],
  'same-key': [
    ['wallets/directory.test.ts', 'finds a key on every chain that shares it, and says where it was labelled'],
    ['chains/evm/traps.test.ts', 'same-key: one address on several chains is an event of each'],
  ],
  burn: [['chains/evm/traps.test.ts', 'burn: what goes where nobody can spend it has left all the same']],
  'label-conflict': [
    ['wallets/registry.test.ts', 'shows where lists disagree'],
    ['app/chains/poll-blocks.test.ts', 'says that a label is disputed'],
    ['core/wallet-moves.test.ts', 'a sweep to a disputed address'],
  ],
  'unit-mix': [['replay/facts.test.ts', 'Coincheck: eleven transfers, 526,300,010 XEM']],
};

/** Of chains, tracing and notices that are not read yet: why each waits. */
const LATER: Readonly<Record<string, string>> = {
  'service-taint': 'no stolen money is followed yet',
  returned: 'no stolen money is followed yet',
  'xrp-partial': 'XRP Ledger is not read yet',
  'xrp-tag': 'XRP Ledger is not read yet',
  cashaddr: 'Bitcoin Cash is not read yet',
  ata: 'Solana is not read yet',
  'false-reassurance': 'notices are not read yet',
};

describe('each trap has a test', () => {
  it.each(Object.entries(HANDLED))('%s', (_trap, tests) => {
    for (const [file, title] of tests) expect(readFileSync(join(TESTS, file), 'utf8')).toContain(title);
  });

  it.skipIf(!existsSync(TRAPS))('and none is forgotten (skipped without the shared folder)', () => {
    const known = (JSON.parse(readFileSync(TRAPS, 'utf8')) as { id: string }[]).map(({ id }) => id);
    expect(known.filter((id) => !Object.hasOwn(HANDLED, id) && !Object.hasOwn(LATER, id))).toEqual([]);
  });
});
