import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What a reader is shown: the two at the top, and everything in docs. */
export const PAGES: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

export const pageText = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

export interface ShellBlock {
  page: string;
  /** What is said on the first line: what a command needs that is not here. */
  mark: string | undefined;
  /** One a line; continued lines, and the body of a loop, are part of the command that they belong to. */
  commands: string[];
}

const MARK = /^# (needs AWS|needs a token|needs the internet|stop Mamori first|by hand)$/;
const OPENS = /^(for|if) .*; (do|then)$/;
const CLOSES = /^(done|fi)$/;

const isOpen = (command: string): boolean =>
  command.endsWith('\\') || (command.match(/"/g)?.length ?? 0) % 2 === 1 || OPENS.test(command.split('\n')[0] ?? '');

const isComplete = (command: string): boolean => {
  const lines = command.split('\n');
  return OPENS.test(lines[0] ?? '') ? CLOSES.test(lines.at(-1) ?? '') : !isOpen(command);
};

const commandsIn = (lines: readonly string[]): string[] => {
  const commands: string[] = [];
  let open: string | undefined;
  for (const line of lines) {
    if (open === undefined && (line.trim() === '' || line.trim().startsWith('#'))) continue;
    const whole: string = open === undefined ? line : `${open}\n${line}`;
    open = isComplete(whole) ? undefined : whole;
    if (open === undefined) commands.push(whole.replace(/ {2,}#.*$/, '').trim());
  }
  if (open !== undefined) throw new Error(`a command has no end: ${open}`);
  return commands;
};

/** A fenced block, also where it is indented as part of a list. */
const FENCED = /^( *)```(\w*)\n([\s\S]*?)^\1```$/gm;

/** The fenced `sh` blocks of a page. */
export const shellBlocks = (page: string, text = pageText(page)): ShellBlock[] =>
  [...text.matchAll(FENCED)].flatMap(([, indent = '', language, body = '']) => {
    if (language !== 'sh') return [];
    const lines = body.split('\n').map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
    return [{ page, mark: MARK.exec(lines[0] ?? '')?.[1], commands: commandsIn(lines) }];
  });

/** As GitHub makes them: https://docs.github.com/en/get-started/writing-on-github: section links. */
const anchorOf = (heading: string): string =>
  heading
    .replaceAll(/`|\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-');

export const anchorsOf = (text: string): string[] =>
  [...text.replaceAll(FENCED, '').matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

/** What is wrong with the relative links of a page, one line each. */
export const brokenLinks = (page: string, text = pageText(page)): string[] =>
  [...text.replaceAll(FENCED, '').matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    if (/^[a-z]+:/.test(link)) return [];
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? page : join(dirname(page), file);
    if (target !== page && !existsSync(join(ROOT, target))) return [`${page}: ${link} leads nowhere`];
    if (anchor === undefined || !target.endsWith('.md')) return [];
    const anchors = anchorsOf(target === page ? text : pageText(target));
    return anchors.includes(decodeURIComponent(anchor)) ? [] : [`${page}: ${link} has no such section`];
  });
