/**
 * What a month is taken to hold. Assumptions, not measurements: change them here and run `npm run cost` again.
 * Nothing grows faster than the number of subscribers, but for rounding up.
 */
export const SIZES = [100, 10_000, 1_000_000] as const;

const MINUTES_PER_MONTH = 30 * 24 * 60;
export const POLLS_PER_MONTH = MINUTES_PER_MONTH;
/** Those of which anything is polled: `Object.values(EXCHANGES).filter(isPolled)`. */
export const EXCHANGES = 34;
/** Rows of the lists that are polled: the larger of the sizes that the bench measures. */
export const ROWS_PER_EXCHANGE = 2_500;
/** Incidents that are told to somebody, over all exchanges. */
export const INCIDENTS_PER_MONTH = 30;

/** Where people are, in hundredths. */
export const CHANNEL_SHARES = { line: 70, telegram: 20, discord: 10 } as const;
/** Incidents that one person hears of. */
export const ALERTS_PER_SUBSCRIBER = 4;
/** Its beginning and its end. */
export const MESSAGES_PER_ALERT = 2;
/** Changes to a message that has been sent, where a platform can: Telegram and Discord. */
export const EDITS_PER_ALERT = 1;
export const COMMANDS_PER_SUBSCRIBER = 5;
/** Of the commands, how many in a hundred change a setting. */
export const CHANGES_PER_HUNDRED = 20;
export const PAGES_PER_SUBSCRIBER = 2;

/** The slowest exchange decides how long a poll waits: they are asked side by side. */
export const SOURCE_WAIT_MS = 2_000;
/**
 * One poll of the three chains that are read by default, with public nodes: `npm run bench -- chains` on 2026-11-25.
 * Most of its time it waits for its turn at three requests a second: 60 accounts of Bitcoin take 21 s.
 */
export const CHAINS_POLL_MS = 22_000;
export const CHAINS_READ_UNITS = 130;
export const CHAINS_WRITE_UNITS = 23;
/**
 * One run of the feeds of ten exchanges and the regulator, most of which are not due in it; those that are wait for the
 * slowest. Units measured over an hour of runs with made documents (the heads, the board of them, the watch).
 */
export const FEEDS_POLL_MS = 2_000;
export const FEEDS_READ_UNITS = 14;
export const FEEDS_WRITE_UNITS = 6;
/** A function of 1,024 MB has a little over half a processor: what the bench takes is multiplied by this. */
export const LAMBDA_SLOWDOWN = 4;
export const COLD_STARTS_PER_HUNDRED = 1;
export const WEBHOOK_MS = 150;
export const PAGE_MS = 60;
export const SWEEP_MS = 100;
export const PLAN_MS = 300;
/** Reading a page of the audience (a thousand people) and deciding. */
export const PLAN_PAGE_MS = 150;
export const AUDIENCE_PAGE = 1_000;
export const MULTICAST_MS = 500;
/** The pace of a token (lib/channels/<id>/limits.ts); as many functions as may run at once wait for it. */
export const MESSAGES_PER_SECOND = { telegram: 25, discord: 42 } as const;
export const DELIVERERS_AT_ONCE = 2;
/** Events of an incident for which the audience is read: reported, confirmed, grown. */
export const PLANS_PER_INCIDENT = 3;

/** serverless.yml: memory of the functions, in MB. */
export const MEMORY_MB = {
  'poll-exchanges': 1_024,
  'poll-chains': 1_024,
  'poll-feeds': 1_024,
  relay: 512,
  'fan-out': 1_024,
  'deliver-line': 512,
  'deliver-telegram': 512,
  'deliver-discord': 512,
  'webhook-line': 1_024,
  'public-api': 512,
} as const;

/** Two index queries that find nothing. */
export const SWEEP_READ_UNITS = 1;
export const PAGE_READ_UNITS = 10;
/** A person's item with its copy in the index of audiences. */
export const BYTES_PER_SUBSCRIBER = 1_200;
/** One recipient in a frozen batch and its progress, kept for 90 days. */
export const BYTES_PER_DELIVERY = 200;
export const DELIVERIES_KEPT_MONTHS = 3;
/** The flags of an exchange's list, its incidents and the rest that does not depend on people. */
export const BYTES_WITHOUT_PEOPLE = 20_000_000;

/** A message to a queue is sent, received and deleted. */
export const REQUESTS_PER_QUEUE_MESSAGE = 3;
/** Lambda looks at each queue with five pollers that wait twenty seconds each. */
export const IDLE_RECEIVES_PER_MONTH = 4 * 5 * 3 * MINUTES_PER_MONTH;
/** Lambda's own lines and one or two of ours. */
export const LOG_BYTES_PER_INVOCATION = 1_000;
/** In production logs are kept for 90 days. */
export const LOGS_KEPT_MONTHS = 3;
/** What stands in the template, and is paid for whether it is used or not. */
export const ALARMS = 46;
export const DASHBOARDS = 1;
export const OWN_METRICS = 8;
export const SECRETS = 6;
/** A process reads its secrets when it starts and then every few minutes. */
export const SECRET_READS_PER_MONTH = 100_000;
export const CUSTOMER_KEYS = 2;
export const KEY_USES_PER_MONTH = 100_000;
export const BYTES_PER_MESSAGE = 2_000;
export const BYTES_PER_PAGE = 30_000;
