/** What the fictional exchange publishes: written for this, and nobody's data. */
interface Published {
  demonstration: true;
  networks: {
    asset: string;
    network: string;
    depositEnabled: boolean;
    withdrawalEnabled: boolean;
    notice: string | null;
  }[];
}

const NETWORKS = [
  ['BTC', 'Bitcoin'],
  ['BTC', 'Lightning'],
  ['ETH', 'Ethereum'],
  ['ETH', 'Arbitrum'],
  ['SOL', 'Solana'],
  ['XRP', 'XRP Ledger'],
] as const;

/** Two of four assets: a freeze of some, not of the whole exchange. */
const FROZEN: readonly string[] = ['BTC', 'XRP'];
const NOTICE = 'Withdrawals are paused while our wallets are checked.';

/** Its availability on an ordinary day, or while some of its withdrawals are frozen. */
export const demoBody = (frozen: boolean): Published => ({
  demonstration: true,
  networks: NETWORKS.map(([asset, network]) => {
    const stopped = frozen && FROZEN.includes(asset);
    return {
      asset,
      network,
      depositEnabled: true,
      withdrawalEnabled: !stopped,
      notice: stopped ? NOTICE : null,
    };
  }),
});
