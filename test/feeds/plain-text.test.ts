import { describe, expect, it } from 'vitest';
import { TEXT_LENGTH } from '../../lib/core/announcement.ts';
import { plainLines, plainText, plainTitle, TITLE_LENGTH } from '../../lib/feeds/plain-text.ts';

describe('the text of HTML', () => {
  it.each([
    ['paragraphs on lines of their own', '<p>出金を停止</p><p>再開は未定</p>', '出金を停止\n\n再開は未定'],
    ['breaks as lines', 'one<br>two<br/>three', 'one\ntwo\nthree'],
    ['lists line by line', '<ul><li>BTC</li><li>ETH</li></ul>', 'BTC\n\nETH'],
    ['cells of a table apart', '<table><tr><td>BTC</td><td>停止</td></tr></table>', 'BTC 停止'],
    ['words as they are within marks', '出<b>金</b>停<i>止</i>', '出金停止'],
    ['line breaks of the source as blanks', '<p>withdrawals\n  are   halted</p>', 'withdrawals are halted'],
    ['references resolved', 'A &amp; B &lt; C &#x5165;&nbsp;&yen;', 'A & B < C 入 ¥'],
    ['references that are none', 'AT&T &nosuch; 5 < 6', 'AT&T &nosuch; 5 < 6'],
    ['Japanese in angle brackets', '<重要>出金停止', '<重要>出金停止'],
  ])('keeps %s', (_what, html, text) => {
    expect(plainText(html)).toBe(text);
  });

  it.each([
    ['scripts', 'a<script>alert("x")</script>b', 'ab'],
    ['styles', '<style>p{color:red}</style>b', 'b'],
    ['comments', 'a<!-- hidden -->b', 'ab'],
    ['attributes', '<a href="javascript:alert(1)" title="x">link</a>', 'link'],
    ['controls and what turns the direction', 'a\u0000b\u202ec\u200bd\u2066e\ufefff', 'abcdef'],
    ['controls by reference', 'a&#x202e;b&#7;c', 'abc'],
    ['markup that was escaped', '&lt;b&gt;halt&lt;/b&gt;', 'halt'],
    ['markup that was escaped twice', '&amp;lt;b&amp;gt;halt&amp;lt;/b&amp;gt;', 'halt'],
    ['tags that are never closed', 'halt <b', 'halt'],
  ])('leaves out %s', (_what, html, text) => {
    expect(plainText(html)).toBe(text);
  });

  it('is no longer than the texts that are looked at, and is never cut within a character', () => {
    const long = plainText('𠮷'.repeat(TEXT_LENGTH));
    expect(long.length).toBeLessThanOrEqual(TEXT_LENGTH);
    expect(long.isWellFormed()).toBe(true);
    expect(plainTitle('あ'.repeat(1_000))).toHaveLength(TITLE_LENGTH);
  });

  it('ends where it is nested too deeply', () => {
    expect(plainText(`before ${'<div>'.repeat(20_000)}deep`)).toBe('before');
  });

  it('keeps the lines of what is text with an odd tag', () => {
    expect(plainLines('one\r\ntwo\n\n\n\nthree <b>x</b>')).toBe('one\ntwo\n\nthree x');
  });

  it('is one line in a title', () => {
    expect(plainTitle(' <b>出金</b>\n停止<br>のお知らせ ')).toBe('出金 停止 のお知らせ');
  });
});
