import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../lib/page/browser/discord-markdown.ts';
import { findLinks, plain } from '../../lib/page/browser/rich-text.ts';
import { readEntities, readHtml, type Entity } from '../../lib/page/browser/telegram-text.ts';

const bold = (text: string) => ({ mark: 'bold', children: [text] });

describe('Telegram’s text', () => {
  it('marks what its entities cover, counted in UTF-16 units, nested ones too', () => {
    expect(readEntities('🔴 stopped now', [{ type: 'bold', offset: 3, length: 7 }])).toEqual([
      '🔴 ',
      bold('stopped'),
      ' now',
    ]);
    expect(
      readEntities('abcd', [
        { type: 'italic', offset: 1, length: 2 },
        { type: 'bold', offset: 0, length: 3 },
      ]),
    ).toEqual([{ mark: 'bold', children: ['a', { mark: 'italic', children: ['bc'] }] }, 'd']);
    expect(readEntities('here', [{ type: 'text_link', offset: 0, length: 4, url: 'https://a.test/' }])).toEqual([
      { mark: 'link', href: 'https://a.test/', children: ['here'] },
    ]);
  });

  it('makes commands and addresses pressable by itself', () => {
    expect(readEntities('try /help or https://a.test/x.', [])).toEqual([
      'try ',
      { mark: 'command', text: '/help' },
      ' or ',
      { mark: 'link', href: 'https://a.test/x', children: ['https://a.test/x'] },
      '.',
    ]);
  });

  it('reads parse mode HTML, and nothing else of HTML', () => {
    expect(readHtml('<b>a &amp; b</b> &lt;script&gt;')).toEqual([bold('a & b'), ' <script>']);
    expect(readHtml('<a href="https://a.test/?a=1&amp;b=2">x</a>')).toEqual([
      { mark: 'link', href: 'https://a.test/?a=1&b=2', children: ['x'] },
    ]);
    expect(plain(readHtml('<img src=x onerror=alert(1)>a<script>b</script>'))).toBe('ab');
    expect(readHtml('<b>not <i>closed')).toEqual([
      { mark: 'bold', children: ['not ', { mark: 'italic', children: ['closed'] }] },
    ]);
    expect(readHtml('&#x1F534;&#65;&#9999999;')).toEqual(['🔴A&#9999999;']);
  });

  it('never loses or invents a character, whatever the entities say', () => {
    const entity = fc.record({
      type: fc.constantFrom('bold', 'italic', 'text_link', 'url', 'bot_command', 'spoiler', '__proto__'),
      offset: fc.integer({ min: -2, max: 40 }),
      length: fc.integer({ min: -2, max: 40 }),
    });
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.array(entity, { maxLength: 6 }),
        (text, entities) => {
          expect(plain(readEntities(text, entities as Entity[]))).toBe(text);
        },
      ),
    );
  });

  it('reads any HTML without failing, and escaped text as it was', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '/', 'b', 'a', ' ', '&', ';', '#', '1', '"', '=') }),
        (text) => {
          readHtml(text);
          expect(plain(readHtml(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')))).toBe(
            text,
          );
        },
      ),
    );
  });
});

describe('Discord’s text', () => {
  it.each([
    ['**a** b', [bold('a'), ' b']],
    ['***a*** b', undefined],
    ['\\*\\*a\\*\\*', ['**a**']],
    [
      '__a__ ~~b~~ `c*d*`',
      [
        { mark: 'underline', children: ['a'] },
        ' ',
        { mark: 'strike', children: ['b'] },
        ' ',
        { mark: 'code', children: ['c*d*'] },
      ],
    ],
    ['[x](https://a.test/)', [{ mark: 'link', href: 'https://a.test/', children: ['x'] }]],
    ['[x](javascript:alert(1))', ['[x](javascript:alert(1))']],
    ['# Title', [{ mark: 'heading', children: ['Title'] }]],
    [
      '- a\n- b',
      [
        { mark: 'item', children: ['a'] },
        { mark: 'item', children: ['b'] },
      ],
    ],
    ['-# small', [{ mark: 'small', children: ['small'] }]],
    ['https:\\//a.test', ['https://a.test']],
    ['<t:0:f>', ['1970-01-01 00:00 UTC']],
    ['<t:999999999999:f>', ['<t:999999999999:f>']],
    ['snake_case_name', ['snake_case_name']],
  ])('%s', (text, wanted) => {
    if (wanted !== undefined) expect(readMarkdown(text)).toEqual(wanted);
    expect(plain(readMarkdown(text)).length).toBeGreaterThan(0);
  });

  it('shows text whose every sign is escaped exactly as it was', () => {
    const signs = fc.constantFrom(
      'a',
      'Z',
      '*',
      '_',
      '~',
      '|',
      '`',
      '[',
      ']',
      '(',
      '<',
      '@',
      ':',
      '/',
      '-',
      '#',
      '>',
      '\\',
      ' ',
      '。',
    );
    fc.assert(
      fc.property(fc.string({ unit: signs, minLength: 1, maxLength: 30 }), (text) => {
        expect(plain(readMarkdown(text.replaceAll(/[^a-z0-9\s]/gi, '\\$&')))).toBe(text);
      }),
    );
  });

  it('ends whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('*', '_', '~', '|', '`', '[', ']', '(', ')', '<', 'a', '\n', '\\'),
          maxLength: 200,
        }),
        (text) => {
          expect(Array.isArray(readMarkdown(text))).toBe(true);
        },
      ),
    );
  });
});

it('finds addresses without the punctuation after them', () => {
  expect(findLinks('see https://a.test/b, now')).toEqual([
    'see ',
    { mark: 'link', href: 'https://a.test/b', children: ['https://a.test/b'] },
    ', now',
  ]);
});
