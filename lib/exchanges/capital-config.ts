import type { Endpoint } from '../core/exchange.ts';
import type { SignedRequest } from '../core/signed-request.ts';
import { documentedEndpoint } from './documented-endpoint.ts';
import { field, has, hasMark, isFields, sampleOf, type Fields } from './fields.ts';
import { openIf } from './flag.ts';
import { addNetworks } from './network-rows.ts';
import { code, words } from './source-text.ts';

const MARKS = ['networkList', 'withdrawAllEnable', 'depositAllEnable'];

const reasonOf = ({ withdrawDesc, depositDesc }: Fields): string | null => words(withdrawDesc) ?? words(depositDesc);

/**
 * The list of coins that several exchanges offer in one form, each to the holder of a key alone. It tells what the key's
 * account holds too, which is not read.
 */
export const capitalConfig = (
  documentation: string,
  { signed, listIn = (body) => body }: { signed: SignedRequest; listIn?: (body: unknown) => unknown },
): Endpoint =>
  documentedEndpoint({
    name: 'capital-config',
    url: null,
    signed,
    about: 'funding',
    documentation,
    isError: (body) => has(body, 'msg') && !Array.isArray(listIn(body)),
    recognises: (body) =>
      sampleOf(listIn(body)).some(
        (row) => Object.hasOwn(row, 'coin') && Object.hasOwn(row, 'name') && hasMark(row, MARKS),
      ),
    collect(body, rows) {
      for (const coin of listIn(body) as unknown[]) {
        const asset = code(field(coin, 'coin'));
        if (asset === undefined || !isFields(coin)) continue;
        addNetworks(rows, {
          asset,
          networks: coin.networkList,
          on: (network) => ({
            network: code(network.network) ?? null,
            deposit: openIf(network.depositEnable),
            withdrawal: openIf(network.withdrawEnable),
            reason: reasonOf(network),
          }),
          alone: {
            network: null,
            deposit: openIf(coin.depositAllEnable),
            withdrawal: openIf(coin.withdrawAllEnable),
            reason: null,
          },
        });
      }
    },
  });
