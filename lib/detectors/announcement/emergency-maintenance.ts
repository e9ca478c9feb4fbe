import type { AnnouncedWindow } from '../../core/announcement.ts';
import { PLANNED_NOTICE_MS } from '../../core/verdict-limits.ts';
import type { Instant } from '../../core/time.ts';

/** Maintenance that calls itself unforeseen: in normalised text (NFKC, lower case). */
const UNFORESEEN =
  /(?:緊急|臨時)の?(?:システム|サーバー?|ウォレット|ネットワーク)?(?:メンテナンス|保守)|\b(?:emergency|urgent|unscheduled|unplanned)(?: [a-z]{1,12}){0,2} maintenance\b/;

/**
 * Whether a text tells of maintenance that nobody was told of in time: BITPoint's theft of 2019 was announced as one, from the
 * minute at which it began.
 */
export const isUnforeseen = (
  texts: readonly string[],
  window: AnnouncedWindow | null,
  publishedAt: Instant | null,
): boolean => {
  const from = window?.from ?? null;
  const isAhead = from !== null && publishedAt !== null && from - publishedAt >= PLANNED_NOTICE_MS;
  return !isAhead && texts.some((text) => UNFORESEEN.test(text));
};
