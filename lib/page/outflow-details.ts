import type { PublicIncident } from '../app/public-answers.ts';
import type { PublicOutflow } from '../app/public-outflow.ts';
import type { LocaleId } from '../core/locale-id.ts';
import type { Instant } from '../core/time.ts';
import { grouped } from '../locales/outflow-words.ts';
import { html, type Markup } from './html.ts';
import { shownCode, shownWords, timeOf } from './shown.ts';
import { PAGE_WORDS } from './words/index.ts';
import { OUTFLOW_WORDS, type OutflowWords } from './words/outflow.ts';

/** Rows that one page shows. */
const SUMS_SHOWN = 20;
const WALLETS_SHOWN = 40;
const TRANSACTIONS_SHOWN = 60;

/** What it is taken for, in one line. */
export const outflowHead = ({ kind, status }: Pick<PublicIncident, 'kind' | 'status'>, words: OutflowWords): string => {
  if (kind === 'theft-suspected') return words.theft;
  return status === 'suspected' ? words.unconfirmed : words.outflow;
};

const percentOf = (share: number): string => `${Math.floor(share * 100)}%`;

const sumItem = (
  { asset, moved, yen, pricedAt }: PublicOutflow['sums'][number],
  locale: LocaleId,
  now: Instant,
): Markup => {
  const words = OUTFLOW_WORDS[locale];
  const value =
    yen === null || pricedAt === null
      ? words.yenUnknown
      : words.yen(grouped(yen), PAGE_WORDS[locale].ago(now - Date.parse(pricedAt)));
  return html`<li>
    <b>${moved === null ? words.amountUnknown : grouped(moved)} <span translate="no">${shownCode(asset)}</span></b>
    <span class="soft">${value}</span>
  </li>`;
};

/** The share of the gravest wallet, and the sums with their value. */
export const outflowSums = (outflow: PublicOutflow, locale: LocaleId, now: Instant, most = SUMS_SHOWN): Markup => {
  const words = OUTFLOW_WORDS[locale];
  const more = outflow.sums.length - most;
  return html`<p class="sure">${words.share(percentOf(outflow.share))}</p>
    <ul aria-label="${words.sums}">
      ${outflow.sums.slice(0, most).map((sum) => sumItem(sum, locale, now))}
    </ul>
    ${more > 0 ? html`<p class="soft">${PAGE_WORDS[locale].andMore(more)}</p>` : null}`;
};

const table = (
  title: string,
  columns: readonly string[],
  rows: readonly Markup[],
  more: number,
  locale: LocaleId,
): Markup =>
  html`<h2>${title}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="${title}">
      <table>
        <thead>
          <tr>
            ${columns.map((column) => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    ${more > 0 ? html`<p class="soft">${PAGE_WORDS[locale].andMore(more)}</p>` : null}`;

const walletRow = (
  wallet: PublicOutflow['wallets'][number],
  chains: PublicOutflow['chains'],
  locale: LocaleId,
): Markup => {
  const { chain, address, asset, share, receivers, since, disputed } = wallet;
  const words = OUTFLOW_WORDS[locale];
  return html`<tr>
    <th scope="row">
      <span translate="no">${shownWords(address)}</span>
      <span class="soft">${chains[chain]?.[locale] ?? shownCode(chain)}</span>
    </th>
    <td translate="no">${shownCode(asset)}</td>
    <td>${percentOf(share)}</td>
    <td>${words.receivers(receivers)}${disputed ? `, ${words.disputed}` : ''}</td>
    <td>${timeOf(since, PAGE_WORDS[locale])}</td>
  </tr>`;
};

/** The wallets, and the transactions by their ids: as text, for no explorer is vouched for. */
export const outflowEvidence = ({ wallets, chains }: PublicOutflow, locale: LocaleId): Markup => {
  const words = OUTFLOW_WORDS[locale];
  const transactions = wallets.flatMap(({ asset, evidence }) => evidence.map((one) => ({ ...one, asset })));
  return html`${table(
    words.wallets,
    words.walletColumns,
    wallets.slice(0, WALLETS_SHOWN).map((wallet) => walletRow(wallet, chains, locale)),
    wallets.length - WALLETS_SHOWN,
    locale,
  )}
  ${table(
    words.transactions,
    words.transactionColumns,
    transactions.slice(0, TRANSACTIONS_SHOWN).map(
      ({ txid, amount, asset, at, tier }) =>
        html`<tr>
          <th scope="row" translate="no">${txid === null ? '–' : shownWords(txid)}</th>
          <td translate="no">${grouped(amount)} ${shownCode(asset)}</td>
          <td>${words.tier[tier]}</td>
          <td>${timeOf(at, PAGE_WORDS[locale])}</td>
        </tr>`,
    ),
    transactions.length - TRANSACTIONS_SHOWN,
    locale,
  )}`;
};
