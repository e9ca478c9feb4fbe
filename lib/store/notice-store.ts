import type { Notice } from '../core/notice.ts';
import type { NoticeStore } from '../core/stores.ts';
import { SECOND } from '../core/time.ts';
import type { Item, Table } from './table.ts';

const NOTICE = 'notice';
const OWED = 'notice';
/** A release is handed on at once: the sweep looks only at what has waited longer than that takes. */
const SWEEP_AFTER_MS = 30 * SECOND;
const LIST = 'notices';

/** In one partition: they are few, and listed newest first. */
const itemOf = ({ audience, ...notice }: Notice): Item => ({
  ...notice,
  // `audience` is the key of an index that this item is not in.
  meant: audience,
  pk: LIST,
  sk: `${NOTICE}#${notice.id}`,
  // What is released is owed until those who released it have been told what became of it.
  ...(notice.releasedAt !== null &&
    !notice.reported && { owed: OWED, dueAt: notice.startsAt ?? notice.releasedAt + SWEEP_AFTER_MS }),
});
const noticeOf = ({ pk: _pk, sk: _sk, owed: _owed, dueAt: _dueAt, meant, ...notice }: Item): Notice =>
  // Those of before they could be scheduled have neither.
  ({ startsAt: null, reported: false, ...notice, audience: meant }) as unknown as Notice;

export const createNoticeStore = ({ table }: { table: Table }): NoticeStore => ({
  async load(id) {
    const item = await table.get(LIST, `${NOTICE}#${id}`, true);
    return item === undefined ? undefined : noticeOf(item);
  },
  async save(notice) {
    const next = { ...notice, version: notice.version + 1 };
    await table.put(
      itemOf(next),
      notice.version === 0
        ? { text: 'attribute_not_exists(pk)' }
        : { text: '#version = :version', names: { '#version': 'version' }, values: { ':version': notice.version } },
    );
    return next;
  },
  async list(limit) {
    const all: Notice[] = [];
    const items = table.query({
      key: { text: 'pk = :pk AND begins_with(sk, :notice)', values: { ':pk': LIST, ':notice': `${NOTICE}#` } },
    });
    for await (const item of items) all.push(noticeOf(item));
    return all.toSorted((a, b) => b.createdAt - a.createdAt).slice(0, limit);
  },
  async owed(now) {
    const page = await table.page({
      index: 'owed',
      key: { text: 'owed = :owed AND dueAt < :now', values: { ':owed': OWED, ':now': now } },
    });
    return page.items.map(({ sk }) => sk.slice(NOTICE.length + 1));
  },
});
