import type { Incident, IncidentEvent } from '../core/incident.ts';
import { Conflict, type IncidentStore } from '../core/stores.ts';
import { SECOND, type Clock } from '../core/time.ts';
import { pack, unpack } from './pack.ts';
import type { Item, Table } from './table.ts';

const INCIDENT = 'incident';
/** All incidents share one key of an index: some thousands a year at the most. */
const LISTING = 'incident';
const OWED = 'event';
/** The queue hands an event on at once; the sweep looks only at what has waited longer than that takes. */
const SWEEP_AFTER_MS = 20 * SECOND;
/** Writers of one incident: a poll, a planner, an administrator; a loser simply looks again. */
const CHANGE_TRIES = 8;
const SCAN_PAGE = 100;

const keyOf = (id: string): string => `incident#${id}`;
const timelineKey = (seq: number): string => `timeline#${String(seq).padStart(6, '0')}`;

/** Members and events can be thousands of assets: they are packed. */
type Packed = Pick<Incident, 'members' | 'pending' | 'history'>;

const itemOf = ({ members, pending, history, ...rest }: Incident, dueAt: number): Item => ({
  pk: keyOf(rest.id),
  sk: INCIDENT,
  listing: LISTING,
  ...(rest.status !== 'resolved' && { unresolved: LISTING }),
  ...rest,
  packed: pack({ members, pending, history } satisfies Packed),
  ...(pending.length > 0 && { owed: OWED, dueAt }),
});

const incidentOf = (item: Item): Incident => {
  const { pk: _pk, sk: _sk, listing: _l, unresolved: _u, owed: _owed, dueAt: _dueAt, packed, ...rest } = item;
  return { ...(rest as unknown as Omit<Incident, keyof Packed>), ...(unpack(packed) as Packed) };
};

const cursorOf = ({ openedAt, id }: Incident): string => Buffer.from(`${openedAt} ${id}`).toString('base64url');

interface Listed {
  status?: 'open' | 'resolved';
  exchange?: string;
}

/** The index that holds least beside what is asked for, its key, and what is left to be filtered. */
const indexFor = ({ status, exchange }: Listed) => {
  const of = { names: { '#status': 'status' }, values: { ':resolved': 'resolved' } };
  if (status === 'open')
    return {
      index: 'unresolved',
      key: ['unresolved', LISTING],
      filter: exchange === undefined ? undefined : { text: 'exchange = :exchange', values: { ':exchange': exchange } },
    } as const;
  const filter = status === undefined ? undefined : { text: '#status = :resolved', ...of };
  return exchange === undefined
    ? ({ index: 'listing', key: ['listing', LISTING], filter } as const)
    : ({ index: 'history', key: ['exchange', exchange], filter } as const);
};

/** A cursor comes from a stranger's URL: anything odd is a cursor past the end. */
const afterOf = (cursor: string, key: Record<string, string>): Record<string, unknown> => {
  const [, openedAt, id] = /^(\d{1,15}) ([\w-]{1,80})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [
    '',
    '0',
    '-',
  ];
  return { ...key, openedAt: Number(openedAt), pk: keyOf(id ?? ''), sk: INCIDENT };
};

/** Incidents: one item each with what is still to be told; their timelines in items of their own. */
export const createIncidentStore = ({ table, clock }: { table: Table; clock: Clock }): IncidentStore => {
  const store: IncidentStore = {
    async load(id) {
      const item = await table.get(keyOf(id), INCIDENT);
      return item === undefined ? undefined : incidentOf(item);
    },

    async save(incident) {
      const next = { ...incident, version: incident.version + 1 };
      await table.put(
        itemOf(next, clock() + SWEEP_AFTER_MS),
        incident.version === 0
          ? { text: 'attribute_not_exists(pk)' }
          : { text: '#version = :version', names: { '#version': 'version' }, values: { ':version': incident.version } },
      );
      return next;
    },

    async list({ limit, cursor, ...query }) {
      const { index, key, filter } = indexFor(query);
      const [name, value] = key;
      const incidents: Incident[] = [];
      let after = cursor === undefined ? undefined : afterOf(cursor, { [name]: value });
      do {
        const page = await table.page({
          index,
          descending: true,
          // One more than asked for tells whether there are more.
          limit: filter === undefined ? limit + 1 : SCAN_PAGE,
          key: { text: '#key = :key', names: { '#key': name }, values: { ':key': value } },
          ...(filter !== undefined && { filter }),
          ...(after !== undefined && { after }),
        });
        incidents.push(...page.items.map(incidentOf));
        after = page.after;
      } while (after !== undefined && incidents.length <= limit);
      const last = incidents[limit - 1];
      const more = incidents.length > limit || after !== undefined;
      return { incidents: incidents.slice(0, limit), ...(more && last !== undefined && { cursor: cursorOf(last) }) };
    },

    async timeline({ id, pending }) {
      const events = new Map<number, IncidentEvent>();
      const items = table.query({
        key: {
          text: 'pk = :pk AND begins_with(sk, :timeline)',
          values: { ':pk': keyOf(id), ':timeline': 'timeline#' },
        },
        consistent: true,
      });
      for await (const item of items) {
        const event = unpack(item.event) as IncidentEvent;
        events.set(event.seq, event);
      }
      for (const event of pending) events.set(event.seq, event);
      return [...events.values()].toSorted((a, b) => a.seq - b.seq);
    },

    async complete(id, event) {
      await table.put({ pk: keyOf(id), sk: timelineKey(event.seq), event: pack(event) });
      await change(id, (incident) =>
        incident.pending.every(({ seq }) => seq !== event.seq)
          ? incident
          : { ...incident, pending: incident.pending.filter(({ seq }) => seq !== event.seq) },
      );
    },

    judge: (id, verdict) =>
      change(id, (incident) => (incident.verdict === verdict ? incident : { ...incident, verdict })),

    async owed(now) {
      const ids: string[] = [];
      const items = table.query({
        index: 'owed',
        key: { text: 'owed = :owed AND dueAt <= :now', values: { ':owed': OWED, ':now': now } },
      });
      for await (const { pk } of items) ids.push(pk.slice(keyOf('').length));
      return ids;
    },
  };

  /** An edit that changes nothing answers the same object, and costs no write. */
  const change = async (id: string, edit: (incident: Incident) => Incident): Promise<void> => {
    for (let attempt = 1; ; attempt += 1) {
      const incident = await store.load(id);
      if (incident === undefined) return;
      const next = edit(incident);
      if (next === incident) return;
      try {
        await store.save(next);
        return;
      } catch (error) {
        if (!(error instanceof Conflict) || attempt === CHANGE_TRIES) throw error;
      }
    }
  };
  return store;
};
