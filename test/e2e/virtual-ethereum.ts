import type { RecordedWorld } from './recorded-world.ts';

const hex = (value: number | bigint): string => `0x${value.toString(16)}`;
const hashOf = (height: number): string => `0x${height.toString(16).padStart(64, 'b')}`;
const GAS_USED = 21_000;
const GAS_PRICE = 1_000_000_000n;
const FIRST = 20_000_000;

interface Mined {
  height: number;
  at: number;
  payments: { from: string; to: string; wei: bigint }[];
}

interface Call {
  id: number;
  method: string;
  params: unknown[];
}

/** A chain of its own, told over JSON-RPC as a node of Ethereum tells it, at the addresses of a recorded world. */
export const startVirtualEthereum = (world: RecordedWorld, hosts: readonly string[]) => {
  const blocks: Mined[] = [{ height: FIRST, at: Date.now(), payments: [] }];
  const endowed = new Map<string, bigint>();
  const txid = ({ height }: Mined, index: number): string =>
    `0x${(height * 100 + index).toString(16).padStart(64, 'c')}`;

  const blockOf = (block: Mined) => ({
    number: hex(block.height),
    hash: hashOf(block.height),
    parentHash: hashOf(block.height - 1),
    timestamp: hex(Math.floor(block.at / 1_000)),
    transactions: block.payments.map(({ from, to, wei }, index) => ({
      hash: txid(block, index),
      from,
      to,
      value: hex(wei),
      transactionIndex: hex(index),
    })),
  });
  const receiptsOf = (block: Mined) =>
    block.payments.map(({ from, to }, index) => ({
      blockHash: hashOf(block.height),
      blockNumber: hex(block.height),
      transactionHash: txid(block, index),
      transactionIndex: hex(index),
      from,
      to,
      status: '0x1',
      gasUsed: hex(GAS_USED),
      effectiveGasPrice: hex(GAS_PRICE),
      logs: [],
    }));
  const balanceOf = (address: string, height: number): bigint =>
    blocks
      .filter((block) => block.height <= height)
      .flatMap(({ payments }) => payments)
      .reduce(
        (balance, { from, to, wei }) =>
          balance + (to === address ? wei : 0n) - (from === address ? wei + BigInt(GAS_USED) * GAS_PRICE : 0n),
        endowed.get(address) ?? 0n,
      );

  const last = (): number => FIRST + blocks.length - 1;
  const heightIn = (tag: unknown): number => (tag === 'latest' ? last() : Number(tag));
  const answer = ({ method, params: [first, second] }: Call): unknown => {
    const block = blocks[heightIn(first) - FIRST];
    switch (method) {
      case 'eth_chainId':
        return '0x1';
      case 'eth_blockNumber':
        return hex(last());
      case 'eth_getBlockByNumber':
        return block === undefined ? null : blockOf(block);
      case 'eth_getBlockReceipts':
        return block === undefined ? null : receiptsOf(block);
      case 'eth_getBalance':
        return hex(balanceOf(String(first), heightIn(second)));
      default:
        return null;
    }
  };
  const body = (asked: string): string => {
    const calls = JSON.parse(asked) as Call | Call[];
    const one = (call: Call) => ({ jsonrpc: '2.0', id: call.id, result: answer(call) });
    return JSON.stringify(Array.isArray(calls) ? calls.map(one) : one(calls));
  };
  for (const host of hosts) world.set(`https://${host}`, (asked) => ({ body: body(asked) }));

  return {
    endow(address: string, wei: bigint): void {
      endowed.set(address, wei);
    },
    /** A new block with these payments in it. */
    mine(...payments: Mined['payments']): void {
      blocks.push({ height: last() + 1, at: Date.now(), payments });
    },
  };
};
