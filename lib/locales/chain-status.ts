import type { ChainView } from '../core/chain-view.ts';
import type { LocaleId } from '../core/locale-id.ts';
import { MINUTE } from '../core/time.ts';

const minutesOf = (roundMs: number | null): number | null =>
  roundMs === null || roundMs < 2 * MINUTE ? null : Math.ceil(roundMs / MINUTE);

const en = ({ names, state, readAt, behind, reads, gaps, roundMs }: ChainView, age: string): string => {
  const minutes = minutesOf(roundMs);
  return [
    `${names.en} ${readAt === null ? 'not read yet' : age}`,
    ...(state === 'fresh' || readAt === null ? [] : ['cannot be read now']),
    ...(behind === 0 ? [] : [`${behind} ${reads} behind`]),
    ...(gaps.length === 0 ? [] : [`${gaps.length} ${gaps.length === 1 ? 'gap' : 'gaps'}: not all was seen`]),
    ...(minutes === null ? [] : [`each wallet every ${minutes} minutes`]),
  ].join(', ');
};

const ja = ({ names, state, readAt, behind, reads, gaps, roundMs }: ChainView, age: string): string => {
  const minutes = minutesOf(roundMs);
  const notes = [
    ...(state === 'fresh' || readAt === null ? [] : ['現在は確認できません']),
    ...(behind === 0 ? [] : [`${behind}${reads === 'blocks' ? 'ブロック' : '件'}の遅れ`]),
    ...(gaps.length === 0 ? [] : [`未確認の区間${gaps.length}件`]),
    ...(minutes === null ? [] : [`各ウォレットは${minutes}分ごと`]),
  ];
  return `${names.ja} ${readAt === null ? '未確認' : age}${notes.length === 0 ? '' : `（${notes.join('、')}）`}`;
};

/** How old the reading of a chain is, and what of it is missing: a piece of one line. `age` in the language's words. */
export const chainStatus = { en, ja } satisfies Record<LocaleId, (chain: ChainView, age: string) => string>;
