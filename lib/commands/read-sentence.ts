import type { Exchange } from '../core/exchange.ts';
import { readAmount } from '../core/holding.ts';
import { ASSET_NAMES } from './asset-names.ts';
import { EVERYTHING, namesOf, normalise } from './exchange-names.ts';
import { COMMANDS } from './index.ts';
import type { ParsedCommand } from './parse-command.ts';
import { isAssetCode } from './subscription.ts';

/** Who writes more than this tells a story. */
const TEXT_MOST = 60;

/** What a sentence may ask for. Whatever deletes, or takes a text as it stands, is asked for by its word alone. */
const ASKED = ['subscribe', 'unsubscribe', 'list', 'status', 'incidents', 'risk', 'hold', 'help'] as const;
type Asked = (typeof ASKED)[number];
/** They change nothing: a question may ask for them. */
const QUESTIONS: readonly Asked[] = ['list', 'status', 'incidents', 'risk', 'help'];

const wordsIn = (text: string): string[] => text.split(' ').map(normalise);

/** Particles and polite endings. None of them denies anything: `解除しないで` is no sentence for this reader. */
const FILLERS = [
  'を に の で は が へ も と って から について における での',
  '今 現在 私 ちょっと すみません あの じゃあ では まず 銘柄 取引所 分 アラート',
  'して してください して下さい してほしい して欲しい したい したいです したいのですが します する',
  'お願い お願いします おねがいします お願いいたします 頼む 頼みます よろしく ください 下さい ね よ です',
  'please pls me to at on in of for from the my i want would like alerts alert about with show tell now',
].flatMap(wordsIn);

const QUESTION_FILLERS = [
  '教えて 教えてください 教えて下さい 見せて 見せてください 知りたい 知りたいです 見たい 確認 確認したい',
  'できますか できる できるか できてる できていますか ですか どう どうですか どうなって いますか いる か な かな',
  "what is how can you whats what's are",
].flatMap(wordsIn);

type Piece =
  | { kind: 'command'; command: Asked }
  | { kind: 'argument'; value: string; order: number }
  | { kind: 'filler' }
  | { kind: 'question' };

type Words = ReadonlyMap<string, Piece>;

const EXCHANGE = 0;
const ASSET = 1;
const AMOUNT = 2;

const LATIN = /^[a-z0-9.,]+$/;

/** 登録 stands for what is to be told: `通知を解除して` ends alerts, so that 通知 alone begins none here. */
const NO_COMMAND_HERE = [normalise('通知')];

const FIXED: Words = new Map<string, Piece>([
  ...FILLERS.map((word): [string, Piece] => [word, { kind: 'filler' }]),
  ...QUESTION_FILLERS.map((word): [string, Piece] => [word, { kind: 'question' }]),
  ...EVERYTHING.map((word): [string, Piece] => [word, { kind: 'argument', value: 'all', order: EXCHANGE }]),
  ...Object.entries(ASSET_NAMES).map(([name, code]): [string, Piece] => [
    normalise(name),
    { kind: 'argument', value: code, order: ASSET },
  ]),
  ...ASKED.flatMap((command) =>
    [command, ...COMMANDS[command].words].map((word): [string, Piece] => [
      normalise(word),
      { kind: 'command', command },
    ]),
  ),
  ...NO_COMMAND_HERE.map((word): [string, Piece] => [word, { kind: 'filler' }]),
]);

/** The longest first, so that 日本円 is not 日, 本 and 円. */
const known = new WeakMap<object, { words: Words; lengths: readonly number[] }>();

const wordsFor = (directory: Readonly<Record<string, Exchange>>): { words: Words; lengths: readonly number[] } => {
  const before = known.get(directory);
  if (before !== undefined) return before;
  const words = new Map([
    ...FIXED,
    ...Object.values(directory).flatMap((exchange) =>
      namesOf(exchange).map((name): [string, Piece] => [
        name,
        { kind: 'argument', value: exchange.id, order: EXCHANGE },
      ]),
    ),
  ]);
  const lengths = [...new Set([...words.keys()].map(({ length }) => length))].toSorted((a, b) => b - a);
  const made = { words, lengths };
  known.set(directory, made);
  return made;
};

/** A run of Latin letters and figures is one word, known or a code or an amount. */
const latinPiece = (run: string, words: Words): Piece | undefined => {
  const found = words.get(normalise(run));
  if (found !== undefined) return found;
  const amount = readAmount(run);
  if (amount !== undefined) return { kind: 'argument', value: amount, order: AMOUNT };
  const code = run.toUpperCase();
  return isAssetCode(code) && /[A-Z]/.test(code) ? { kind: 'argument', value: code, order: ASSET } : undefined;
};

/** Cuts a Japanese run into words that are known, without a letter left over; the longest words first. */
const cutRun = (
  run: string,
  { words, lengths }: { words: Words; lengths: readonly number[] },
  dead = new Set<number>(),
  at = 0,
): Piece[] | undefined => {
  if (at === run.length) return [];
  if (dead.has(at)) return undefined;
  for (const length of lengths) {
    const word = run.slice(at, at + length);
    const piece = word.length === length ? words.get(word) : undefined;
    const rest = piece === undefined ? undefined : cutRun(run, { words, lengths }, dead, at + length);
    if (piece !== undefined && rest !== undefined) return [piece, ...rest];
  }
  dead.add(at);
  return undefined;
};

const piecesOf = (text: string, directory: Readonly<Record<string, Exchange>>): Piece[] | undefined => {
  const vocabulary = wordsFor(directory);
  const runs = text.match(/[a-z0-9.,']+|[^a-z0-9.,'\s]+/g) ?? [];
  const pieces: Piece[] = [];
  for (const run of runs) {
    const trimmed = run.replaceAll(/^[.,']+|[.,']+$/g, '');
    if (trimmed === '') continue;
    const isLatin = LATIN.test(trimmed.replaceAll("'", ''));
    const one = isLatin ? latinPiece(trimmed, vocabulary.words) : undefined;
    const found = isLatin ? one && [one] : cutRun(normalise(trimmed), vocabulary);
    if (found === undefined) return undefined;
    pieces.push(...found);
  }
  return pieces;
};

/**
 * Reads a sentence that asks for one thing: `コインチェックを登録して`, `please subscribe me to kucoin`. Undefined unless
 * every word of it is known and says just that: a sentence that is half understood changes nothing.
 */
export const readSentence = (
  text: string,
  directory: Readonly<Record<string, Exchange>>,
): ParsedCommand | undefined => {
  const said = text.normalize('NFKC').toLowerCase().trim();
  if (said === '' || said.length > TEXT_MOST || said.startsWith('/')) return undefined;
  const pieces = piecesOf(said.replaceAll(/[!?。、！？「」『』~〜…]+/g, ' '), directory);
  if (pieces === undefined) return undefined;
  const commands = [...new Set(pieces.flatMap((piece) => (piece.kind === 'command' ? [piece.command] : [])))];
  const [command] = commands;
  // Without a particle it is no sentence: commands as such are read elsewhere.
  const isSentence = pieces.some(({ kind }) => kind === 'filler' || kind === 'question');
  if (command === undefined || commands.length > 1 || !isSentence) return undefined;
  if (pieces.some(({ kind }) => kind === 'question') && !QUESTIONS.includes(command)) return undefined;
  const given = pieces.filter((piece) => piece.kind === 'argument').toSorted((a, b) => a.order - b.order);
  const orders = given.map(({ order }) => order);
  if (new Set(orders).size < orders.length || orders.some((order) => order > COMMANDS[command].options.length - 1))
    return undefined;
  // An asset alone, or an amount without one, is half of what was meant.
  if (orders.some((order, index) => order !== index)) return undefined;
  const values = given.map(({ value }) => value);
  return {
    command: COMMANDS[command],
    args: COMMANDS[command].input === 'text' ? [values.join(' ')] : values,
  };
};
