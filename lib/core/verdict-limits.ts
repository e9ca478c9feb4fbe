import { DAY, HOUR, MINUTE } from './time.ts';

/**
 * Every cut-off of the verdicts on withdrawals, with its reason. "Design": proposed by it, and kept. "Year": measured on
 * simulated years (`npm run simulate -- year`; what halving and doubling them does stands in docs/detection.md).
 */

// What a reading shows.
/** Readings in a row that confirm what one has reported. Design. Year: at four, every halt that no word confirms is told late. */
export const CONFIRMING_READINGS = 2;
/** Readings in a row that must say open, besides the recovery time. Design. */
export const RECOVERING_READINGS = 3;
/** Assets that stop within this time of the first are one incident: one message that grows. */
export const GATHERING_MS = 15 * MINUTE;
/** Flips older than this no longer count as flapping. Design. */
export const FLIP_MEMORY_MS = HOUR;
/** More flips than these within that time are flapping. Design. */
export const FLAPPING_FLIPS = 3;
/** What flaps must stay open for so many times the recovery time. */
export const FLAPPING_PATIENCE = 4;
/**
 * An asset that was off within that time, and is off again after having been open for less than so many times the recovery
 * time (half an hour of it), has been told …
 */
export const RETURNING_TIMES = 2;
/**
 * … and is told anew when it has been for this share of the recovery time (ten minutes). Year: without, one in five that go
 * on and off is told twice.
 */
export const RETURNING_DOUBT_SHARE = 2 / 3;
/** The whole exchange has stopped when this share of the assets that were open is off. Design. */
export const WHOLE_SHARE = 0.6;
/** … and at least so many. Design. */
export const WHOLE_LEAST = 5;
/**
 * What stopped within this time counts among the assets that are open on a usual day. Year: without, five delisted assets
 * are "everything" when the flags of all others say nothing, or all others are in maintenance.
 */
export const USUAL_MS = 30 * DAY;
/** A member that is missing from the list for so long is no longer waited for. */
export const UNLISTED_AFTER_MS = DAY;

// What is said.
/** What was announced so long before a stop is planned; later, it is a stop with a word for it. Design. */
export const PLANNED_NOTICE_MS = 2 * HOUR;
/** Stops begin a little before the announced time. */
export const EARLY_MS = 15 * MINUTE;
/** What goes on for so long after the announced end has overrun it. Design. */
export const OVERRUN_MS = 30 * MINUTE;
/** "From 17:00 until further notice": a stop is of it that begins within so long of that time … */
export const OPEN_BEGINS_MS = DAY;
/** … and is believed for so long. Longer ones are told as over their time. */
export const OPEN_ENDED_MS = 7 * DAY;
/** Withdrawals of what is delisted end up to so long after the announced time: for so long its notice is kept. */
export const DELISTED_LATE_MS = 7 * DAY;
/** A word of a stop goes with flags that shut within this time of it, before or after. */
export const CORROBORATES_MS = DAY;
/** What was said takes in the flags that shut within this time of it; later stops are incidents of their own. */
export const CLAIMS_MS = DAY;
/** A list that names no network: tokens that stop so near to a chain's own coin stop for its reason. Year. */
export const COMPANION_MS = 2 * MINUTE;

// What stands still elsewhere.
/** The same stopped at so many exchanges … Design. */
export const CHAIN_WIDE_LEAST = 3;
/** … within this time is the chain's doing. Design. */
export const CHAIN_WIDE_WITHIN_MS = 2 * HOUR;

// Incidents that rest on words alone.
/** News that is neither a stop nor an end is shown as open for so long. */
export const NEWS_SHOWN_MS = 7 * DAY;
/** A stop that nobody ever called over, at an exchange whose flags are not read. Nothing says that it is. */
export const STOP_SHOWN_MS = 30 * DAY;
/** What customers say is a hint of now. */
export const CUSTOMERS_SHOWN_MS = 6 * HOUR;
/** Below this a text is not understood well enough to be called sure. */
export const SURE_FROM = 0.5;

// Outflows.
/** The exchange's own words of a danger make an outflow within this time of them a suspected theft … */
export const WORDS_WITHIN_MS = DAY;
/** … where they are understood this well: a text that is hardly understood supports nothing. */
export const WORDS_SURE_FROM = 0.7;
