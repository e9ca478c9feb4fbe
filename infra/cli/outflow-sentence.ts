import type { OutflowReason } from '../../lib/core/outflow.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const minutes = (count: number): string => (count === 1 ? '1 minute' : `${count} minutes`);

/** One term of an assessment as one English sentence for an operator. */
export const outflowSentence = (reason: OutflowReason): string => {
  switch (reason.kind) {
    case 'new-receivers': {
      const whom = reason.receivers === 1 ? 'one address' : `${reason.receivers} addresses`;
      return `${percent(reason.share)} of the wallet went to ${whom} never paid before, in ${minutes(reason.minutes)}`;
    }
    case 'largest-ever':
      return `the largest payment so far was exceeded ${reason.times.toFixed(1)} times`;
    case 'burst':
      return `${reason.count} large payments to new addresses in ${minutes(reason.minutes)}, where ${reason.expected.toFixed(1)} are usual`;
    case 'drained':
      return `${percent(reason.share)} of the wallet left in ${minutes(reason.minutes)}, to whomever`;
    case 'coincidence':
      return `${reason.wallets === 1 ? 'another wallet' : `${reason.wallets} other wallets`} of the exchange did the same within the hour`;
    case 'announced':
      return 'it falls into an announced window';
  }
};
