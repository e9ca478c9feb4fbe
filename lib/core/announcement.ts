import type { Instant } from './time.ts';

/**
 * What an exchange (or a regulator) makes known in words: an entry of a feed, and what is read out of it.
 * "Notice" is the word for what this bot's administrators broadcast.
 */

/** Characters of an entry's text that are looked at: the deciding sentence of a long one stands in its first pages. */
export const TEXT_LENGTH = 20_000;

/** One entry of a feed, as its source tells it. Nothing in it is invented: what the source leaves out is null or empty. */
export interface FeedEntry {
  /** Unique in its feed and the same when the entry is edited: the source's own id, else its link, else its title and day. */
  key: string;
  /** Plain text, markup and control characters removed. */
  title: string;
  /** Plain text of the body, no more than TEXT_LENGTH; empty where the feed has titles alone. */
  text: string;
  /** https (or http) address, or null. */
  url: string | null;
  publishedAt: Instant | null;
  updatedAt: Instant | null;
}

/**
 * What an announcement is about.
 * halt_emergency: withdrawals or everything stopped unannounced, or for safety. halt_incident: delays, faults, partial
 * stops, an overrun of maintenance. halt_planned: announced beforehand. halt_network: because of the chain.
 */
export const LABELS = [
  'halt_emergency',
  'halt_incident',
  'halt_planned',
  'halt_network',
  'resume',
  'resume_planned',
  'delist',
  'security_report',
  'regulatory',
  'info',
] as const;
export type Label = (typeof LABELS)[number];

export type Direction = 'deposit' | 'withdrawal';

/** An announced time: either end may be missing ("from 17:00 until further notice"). */
export interface AnnouncedWindow {
  from: Instant | null;
  until: Instant | null;
}

/** What is read out of an announcement. */
export interface Classification {
  label: Label;
  /** 0 to 1. */
  confidence: number;
  /** The words that decided, as they stand in the text. */
  evidence: string[];
  /** Codes of the assets named, in common spelling (BTC), empty where none or all are meant. */
  assets: string[];
  /** Names of the networks named, as exchanges write them (ERC20, TRC20, Arbitrum), in common spelling. */
  networks: string[];
  /** What stops or goes on again; empty where neither is named (trading, everything, anything else). */
  directions: Direction[];
  /** Whether it speaks of everything at the exchange (全サービス, all withdrawals). */
  whole: boolean;
  /** The announced window, null where none is named. */
  window: AnnouncedWindow | null;
}
