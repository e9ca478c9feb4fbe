import { describe, expect, it } from 'vitest';
import { classify } from '../../../lib/detectors/announcement/classify.ts';

const read = (text: string) => classify({ title: '', text, publishedAt: null });

describe('assets and networks in an announcement', () => {
  it.each([
    ['ビットコイン（BTC）の出庫を停止', ['BTC'], []],
    ['BTC・ETHの入出金', ['BTC', 'ETH'], []],
    ['ビットコインキャッシュとビットコイン', ['BCH', 'BTC'], []],
    ['USDT (TRC20) withdrawals are suspended', ['USDT'], ['TRC20']],
    ['ERC-20 tokens on the Ethereum network', [], ['ERC20']],
    ['イーサリアムの入出庫', ['ETH'], []],
    ['イーサリアムネットワークの混雑', [], ['ERC20']],
    ['Withdrawals via Polygon are paused', [], ['Polygon']],
    ['Polygon (POL) deposits', ['POL'], []],
    ['Arbitrum and Optimism withdrawals', [], ['Arbitrum', 'Optimism']],
    ['Delisting of AMB, CVC, 1INCH and BROCCOLI714 (XBT pairs)', ['AMB', 'CVC', '1INCH', 'BTC'], []],
    ['ステラルーメン（XLM）、エイダ（ADA）', ['XLM', 'ADA'], []],
    ['xbt withdrawals', ['BTC'], []],
  ])('%s', (text, assets, networks) => {
    expect(read(text)).toMatchObject({ assets, networks });
  });

  it.each([
    'Maintenance at 10:00 JST (01:00 UTC): see the FAQ on KYC and the API',
    'SUSPENDED: withdrawals, NFT and USD pairs',
    'BREAKING: withdrawals paused',
    'WE HAVE PAUSED ALL WITHDRAWALS TODAY',
    'マーケットメイカーの皆様へ',
    'The near future links all makers',
  ])('names none in: %s', (text) => {
    expect(read(text)).toMatchObject({ assets: [], networks: [] });
  });
});
