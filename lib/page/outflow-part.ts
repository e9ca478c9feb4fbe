import type { PublicOutflow } from '../app/public-outflow.ts';
import { grouped, percent } from '../locales/outflow-words.ts';
import { html, type Markup } from './html.ts';
import { shownCode, timeOf } from './shown.ts';
import type { PageWords } from './words/words.ts';

/** Rows that one page shows; transactions of each. */
const PARTS_MOST = 60;
const TXIDS_MOST = 5;
const TXID_SHOWN = 18;

const amount = (moved: string | null): string => (moved === null ? '–' : grouped(moved));

const sumLine = ({ asset, moved, yen, pricedAt }: PublicOutflow['sums'][number], words: PageWords): Markup =>
  html`<li>
    ${amount(moved)} <span translate="no">${shownCode(asset)}</span>${
      yen === null || pricedAt === null
        ? html` <span class="soft">(${words.outflow.noValue})</span>`
        : html` <span class="soft">(¥${grouped(yen)}, ${timeOf(pricedAt, words)})</span>`
    }
  </li>`;

/** What has left, in sums: for an incident's card. */
export const outflowSums = ({ sums }: PublicOutflow, words: PageWords): Markup =>
  html`<ul class="plain">
    ${sums.map((sum) => sumLine(sum, words))}
  </ul>`;

const short = (text: string): string => (text.length > TXID_SHOWN ? `${text.slice(0, TXID_SHOWN)}…` : text);

const partRow = (part: PublicOutflow['parts'][number], words: PageWords): Markup =>
  html`<tr>
    <th scope="row">
      <span translate="no">${shownCode(part.asset)}</span> <span class="soft" translate="no">${part.chain}</span>
    </th>
    <td translate="no" title="${part.wallet}">${short(part.wallet)}</td>
    <td>${amount(part.moved)} (${percent(part.share)} %)</td>
    <td>${timeOf(part.since, words)}</td>
    <td translate="no">
      ${part.evidence.slice(0, TXIDS_MOST).map(({ txid }) => html`<div title="${txid ?? ''}">${txid === null ? '–' : short(txid)}</div>`)}
    </td>
  </tr>`;

/** Wallets, amounts and transactions: for an incident's own page. */
export const outflowTable = ({ parts }: PublicOutflow, words: PageWords): Markup => {
  const { asset, wallet, moved, since, transactions } = words.outflow.column;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${wallet}">
    <table>
      <thead>
        <tr>
          ${[asset, wallet, moved, since, transactions].map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${parts.slice(0, PARTS_MOST).map((part) => partRow(part, words))}
      </tbody>
    </table>
  </div>`;
};
