import type { Chain } from '../../core/chain.ts';
import { canonicalAddress } from './address.ts';
import { bodiesOf } from './bodies.ts';
import { createEtherscan } from './etherscan.ts';
import { createJsonRpc } from './json-rpc.ts';
import { GUARDED_SYMBOLS, skeletonOf } from './look-alike.ts';
import type { EvmNetwork } from './network.ts';
import type { EvmNames } from './transfers.ts';

/** What the readers need of a network, prepared once. Throws RangeError for a token whose checksum is wrong. */
export const namesOf = ({ id, native, depth, tokens }: EvmNetwork): EvmNames => {
  const known = new Map(
    Object.entries(tokens).map(([written, token]) => {
      const contract = canonicalAddress(written);
      if (contract === undefined) throw new RangeError(`${id}: ${written} is no address`);
      return [contract, token];
    }),
  );
  const symbols = [native.asset, ...GUARDED_SYMBOLS, ...[...known.values()].map(({ asset }) => asset)];
  return {
    id,
    native,
    finalDepth: depth.final,
    token: (contract) => known.get(contract),
    guarded: new Set(symbols.map(skeletonOf)),
  };
};

/** An EVM chain: all of them read alike. */
export const createEvmChain = (network: EvmNetwork): Chain => {
  const names = namesOf(network);
  const { id, also, native, blockSeconds, depth, endpoints } = network;
  return {
    id,
    names: network.names,
    also,
    native,
    blockSeconds,
    depth,
    canonical: canonicalAddress,
    token: names.token,
    bodies: bodiesOf(names),
    apis: [
      createJsonRpc(names, { chainId: network.chainId, traces: false }),
      createJsonRpc(names, { chainId: network.chainId, traces: true }),
      createEtherscan(names, { blockSeconds }),
    ],
    endpoints,
  };
};
