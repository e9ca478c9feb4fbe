import { Unreadable } from '../core/exchange.ts';
import type { KeyRights } from '../core/signed-request.ts';
import { field, isFields, sampleOf } from './fields.ts';
import { flag } from './flag.ts';
import { binanceSigning } from './signing/binance.ts';
import { bybitSigning } from './signing/bybit.ts';
import { okxSigning } from './signing/okx.ts';
import { scalar } from './source-text.ts';

const undocumented = (): Unreadable => new Unreadable('the answer has not the documented structure');

/** These permissions only read; every other `enable…` and `permits…` does more. */
const BINANCE_READS = ['enableReading', 'enableFixReadOnly'];

export const binanceRights: KeyRights = {
  method: 'GET',
  url: 'https://api.binance.com/sapi/v1/account/apiRestrictions',
  scheme: binanceSigning,
  documentation: 'https://developers.binance.com/docs/wallet/account/api-key-permission',
  beyondReading(body) {
    if (!isFields(body) || flag(field(body, 'enableReading')) === undefined) throw undocumented();
    // What is neither yes nor no counts as yes: the operator is to look at it.
    return Object.keys(body).filter(
      (name) =>
        /^(enable|permits)[A-Z]\w{0,60}$/.test(name) && !BINANCE_READS.includes(name) && flag(body[name]) !== false,
    );
  },
};

export const bybitRights: KeyRights = {
  method: 'GET',
  url: 'https://api.bybit.com/v5/user/query-api',
  scheme: bybitSigning,
  documentation: 'https://bybit-exchange.github.io/docs/v5/user/apikey-info',
  beyondReading(body) {
    const readOnly = flag(field(field(body, 'result'), 'readOnly'));
    if (readOnly === undefined || scalar(field(body, 'retCode')) !== '0') throw undocumented();
    return readOnly ? [] : ['Read and Write'];
  },
};

/** The permissions that its document knows: another one is named as unknown, for words of an answer are not repeated. */
const OKX_RIGHTS = ['read_only', 'trade', 'withdraw'];

export const okxRights: KeyRights = {
  method: 'GET',
  url: 'https://www.okx.com/api/v5/account/config',
  scheme: okxSigning,
  documentation: 'https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-account-configuration',
  beyondReading(body) {
    const [account] = scalar(field(body, 'code')) === '0' ? sampleOf(field(body, 'data')) : [];
    const permissions = field(account, 'perm');
    if (typeof permissions !== 'string' || permissions === '') throw undocumented();
    const named = permissions.split(',').map((name) => name.trim());
    return [
      ...OKX_RIGHTS.filter((name) => name !== 'read_only' && named.includes(name)),
      ...(named.every((name) => OKX_RIGHTS.includes(name)) ? [] : ['something that is not documented']),
    ];
  },
};
