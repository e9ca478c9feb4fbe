import type { AuditAct } from '../core/audit.ts';
import type { ChannelId } from '../core/channel.ts';
import {
  addAdministrator,
  administratorsNow,
  removeAdministrator,
  type AdministratorDesk,
  type AdministratorList,
  type AdministratorRefusal,
  type AdministratorStore,
} from '../core/administrators.ts';
import { Conflict, type AuditStore, type Identify } from '../core/stores.ts';
import type { SubscriberId } from '../core/subscriber.ts';
import type { Clock } from '../core/time.ts';

/** Two at once: one of them looks again. */
const TRIES = 5;
/** So much of an id is shown to the other administrators. */
const LETTERS_SHOWN = 4;

export interface AdministratorPorts {
  administrators: AdministratorStore;
  /** Those whom the environment names, with what they are called. */
  first: readonly { id: SubscriberId; name: string }[];
  audit: Pick<AuditStore, 'append'>;
  identify: Identify;
  clock: Clock;
}

/** `telegram …6789` */
export const administratorName = (channel: ChannelId, platformId: string): string =>
  `${channel} …${platformId.slice(-LETTERS_SHOWN)}`;

/** Who the administrators are now. */
export const createAdministrators =
  ({ administrators, first }: Pick<AdministratorPorts, 'administrators' | 'first'>) =>
  async (): Promise<SubscriberId[]> =>
    administratorsNow(
      first.map(({ id }) => id),
      await administrators.load(),
    );

/** What administrators do about each other. Every act is in the audit log before it takes effect. */
export const createAdministratorDesk =
  (ports: AdministratorPorts) =>
  (by: SubscriberId): AdministratorDesk => {
    const { administrators, audit, identify, clock } = ports;
    const first = ports.first.map(({ id }) => id);
    const change = async (
      act: AuditAct,
      about: SubscriberId,
      edit: (list: AdministratorList) => AdministratorList | AdministratorRefusal,
    ): Promise<AdministratorRefusal | undefined> => {
      for (let attempt = 1; ; attempt += 1) {
        const list = await administrators.load();
        const next = edit(list);
        const refused = typeof next === 'string';
        await audit.append(by, refused ? 'refused' : act, refused ? `${act} ${about} ${next}` : about);
        if (refused) return next;
        try {
          await administrators.save(next);
          return undefined;
        } catch (error) {
          if (!(error instanceof Conflict) || attempt === TRIES) throw error;
        }
      }
    };
    return {
      async list() {
        const list = await administrators.load();
        const names = new Map([...ports.first, ...list.added].map(({ id, name }) => [id, name]));
        return administratorsNow(first, list).map((id) => ({
          name: names.get(id) ?? id,
          isMe: id === by,
          isFirst: first.includes(id),
        }));
      },
      add(channel, platformId) {
        const id = identify(channel, platformId);
        const one = { id, name: administratorName(channel, platformId), by, at: clock() };
        return change('administrator-added', id, (list) => addAdministrator(list, one, { first, by }));
      },
      remove(channel, platformId) {
        const id = identify(channel, platformId);
        return change('administrator-removed', id, (list) => removeAdministrator(list, id, { first, by }));
      },
    };
  };
