import { expect } from 'vitest';
import { DECIMALS_MOST } from '../../lib/core/decimal.ts';
import type { Chain } from '../../lib/core/chain.ts';
import type { Transfer } from '../../lib/core/transfer.ts';
import { familyOf } from './families.ts';

/** Before the first chain, and long after this was written. */
const [TIMES_FROM, TIMES_TO] = [Date.UTC(2008, 0), Date.UTC(2200, 0)];

const expectAddress = (chain: Chain, address: string): void => {
  expect(chain.canonical(address)).toBe(address);
};

/** What holds for every transfer of a chain, wherever it was read. */
export const expectSound = (chain: Chain, transfers: readonly Transfer[]): void => {
  for (const transfer of transfers) {
    const { asset, contract, decimals, txid, index, from, to, raw, height, time } = transfer;
    expect(transfer.chain).toBe(chain.id);
    expect(raw > 0n).toBe(true);
    expect(asset).toMatch(/^\S(.{0,198}\S)?$/su);
    expect(asset).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    if (contract === null) expect({ asset, decimals }).toEqual(chain.native);
    else {
      const known = chain.token(contract);
      // A token's own claim is never taken for the chain's own asset.
      if (known === undefined) expect(asset).not.toBe(chain.native.asset);
      else expect({ asset, decimals }).toEqual({ asset: known.asset, decimals: known.decimals });
      if (decimals !== null)
        expect(Number.isInteger(decimals) && decimals >= 0 && decimals <= DECIMALS_MOST).toBe(true);
    }
    if (txid !== null) expect(txid).toMatch(/^[0-9A-Za-z]{32,100}(0x)?$/);
    expect(Number.isInteger(index) && index >= 0).toBe(true);
    // Of Bitcoin and its like some answers tell the outputs that are spent without whose they were.
    if (familyOf(chain) !== 'utxo') expect(from.length).toBeGreaterThan(0);
    for (const address of from) expectAddress(chain, address);
    if (to !== null) expectAddress(chain, to);
    expect(from.length > 0 && from.every((address) => address === to)).toBe(false);
    if (height !== null) expect(Number.isSafeInteger(height) && height >= 0).toBe(true);
    // A first block may carry a time of zero.
    if (time !== null) expect([time, time === 0 || (time > TIMES_FROM && time < TIMES_TO)]).toEqual([time, true]);
  }
};
