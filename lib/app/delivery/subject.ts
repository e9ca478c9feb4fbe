import type { RenderAlert } from '../../core/alert.ts';
import type { Batch } from '../../core/batch.ts';
import type { ChannelId, Message } from '../../core/channel.ts';
import type { IncidentEvent } from '../../core/incident.ts';
import type { LocaleId } from '../../core/locale-id.ts';
import { isDigestId } from '../../core/digest.ts';
import { isNoticeId, REPORT_EVENT, type Notice } from '../../core/notice.ts';
import type { NoticeProgress } from '../../core/notice-desk.ts';
import type { PriceBook } from '../../core/price.ts';
import { isQuiet } from '../../core/quiet-hours.ts';
import type { Severity } from '../../core/severity.ts';
import type { BatchStore, IncidentStore, NoticeStore } from '../../core/stores.ts';
import type { Reached } from '../../core/subscriber.ts';
import { SECOND, type Clock } from '../../core/time.ts';
import { isWatchId, reportOf, type WatchStore } from '../../core/watchdog.ts';
import type { DigestFacts, RenderDigest } from '../digest-message.ts';
import type { RenderWatch } from '../watch-message.ts';
import { progressOf } from './notice-progress.ts';
import { wordPersonally } from './personal-alert.ts';

/** A cancel is obeyed within two seconds: the notice is looked at so often while it is sent. */
const LOOK_EVERY_MS = SECOND;

export interface Words {
  shared: Message;
  messageTo: (person: Reached) => Message;
}

/** What a batch is about. */
export interface Subject {
  severity: Severity;
  word: (people: Iterable<Reached>) => Promise<Words>;
  isStopped: () => Promise<boolean>;
}

/** Puts a notice into words; `phrase` and `silent` are the reader's own. */
export type RenderNotice = (
  notice: Pick<Notice, 'text'>,
  locale: LocaleId,
  personal?: { phrase?: string; silent: boolean },
) => Message;

/** Puts what became of a notice into words, for those who released it. */
export type RenderReport = (
  notice: Notice,
  progress: Readonly<Record<ChannelId, NoticeProgress>>,
  locale: LocaleId,
) => Message;

export interface SubjectPorts {
  incidents: Pick<IncidentStore, 'load' | 'timeline'>;
  notices: Pick<NoticeStore, 'load'>;
  render: RenderAlert;
  renderNotice: RenderNotice;
  renderReport: RenderReport;
  digestFacts: (id: string) => Promise<DigestFacts>;
  renderDigest: RenderDigest;
  /** Reports of the watch over sources, and how they are worded; a replay has none. */
  watch?: { store: Pick<WatchStore, 'load'>; render: RenderWatch };
  batches: Pick<BatchStore, 'ofIncident' | 'progress'>;
  prices: () => Promise<PriceBook>;
  clock: Clock;
}

const eventOf = async (
  batch: Batch,
  incidents: SubjectPorts['incidents'],
): Promise<{ event: IncidentEvent; incident: Parameters<RenderAlert>[0] } | undefined> => {
  const incident = await incidents.load(batch.incident);
  const event =
    incident === undefined ? undefined : (await incidents.timeline(incident)).find(({ seq }) => seq === batch.event);
  return incident === undefined || event === undefined ? undefined : { incident, event };
};

const stopOf = (id: string, { notices, clock }: SubjectPorts): (() => Promise<boolean>) => {
  let [lookedAt, stopped] = [Number.NEGATIVE_INFINITY, false];
  return async () => {
    if (stopped || clock() - lookedAt < LOOK_EVERY_MS) return stopped;
    lookedAt = clock();
    stopped = (await notices.load(id))?.state !== 'running';
    return stopped;
  };
};

const noticeSubject = async (batch: Batch, ports: SubjectPorts): Promise<Subject | undefined> => {
  const notice = await ports.notices.load(batch.incident);
  if (notice === undefined) return undefined;
  if (batch.event === REPORT_EVENT) {
    const report = ports.renderReport(notice, await progressOf(notice, ports.batches), batch.locale);
    return {
      severity: 'info',
      word: async () => ({ shared: report, messageTo: () => report }),
      isStopped: async () => false,
    };
  }
  const shared = ports.renderNotice(notice, batch.locale);
  const messageTo = ({ phrase, quiet }: Reached): Message => {
    const silent = isQuiet(quiet, ports.clock());
    if (phrase === undefined && !silent) return shared;
    return ports.renderNotice(notice, batch.locale, { silent, ...(phrase !== undefined && { phrase }) });
  };
  return { severity: 'info', word: async () => ({ shared, messageTo }), isStopped: stopOf(notice.id, ports) };
};

const digestSubject = async (batch: Batch, ports: SubjectPorts): Promise<Subject> => {
  const facts = await ports.digestFacts(batch.incident);
  const messageTo = (person: Reached): Message => ({
    ...ports.renderDigest(facts, person, batch.locale),
    ...(isQuiet(person.quiet, ports.clock()) && { silent: true }),
  });
  // Nobody's is everybody's: it is sent one by one.
  const shared = ports.renderDigest(facts, { id: '', address: { id: '' }, subscriptions: {} }, batch.locale);
  return { severity: 'info', word: async () => ({ shared, messageTo }), isStopped: async () => false };
};

const watchSubject = async (batch: Batch, { watch, clock }: SubjectPorts): Promise<Subject | undefined> => {
  const report = watch === undefined ? undefined : reportOf(await watch.store.load(), batch.incident);
  if (watch === undefined || report === undefined) return undefined;
  const shared = watch.render(report, batch.locale);
  const messageTo = ({ quiet }: Reached): Message => (isQuiet(quiet, clock()) ? { ...shared, silent: true } : shared);
  return { severity: 'info', word: async () => ({ shared, messageTo }), isStopped: async () => false };
};

/** Undefined where what the batch was cut for is not there. */
export const subjectOf = async (batch: Batch, ports: SubjectPorts): Promise<Subject | undefined> => {
  if (isNoticeId(batch.incident)) return noticeSubject(batch, ports);
  if (isDigestId(batch.incident)) return digestSubject(batch, ports);
  if (isWatchId(batch.incident)) return watchSubject(batch, ports);
  const told = await eventOf(batch, ports.incidents);
  if (told === undefined) return undefined;
  return {
    severity: told.event.severity,
    word: (people) => wordPersonally(told, batch, people, { ...ports, now: ports.clock() }),
    isStopped: async () => false,
  };
};
