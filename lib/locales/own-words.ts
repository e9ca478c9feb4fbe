import type { OwnFigures } from '../core/own-figures.ts';
import type { ChannelId } from '../core/channel.ts';
import type { Severity } from '../core/severity.ts';
import type { Instant } from '../core/time.ts';

/** What is said of a person's own settings and money, in one language. */
export interface OwnWords {
  hold: {
    title: string;
    /** Before anything is entered, and what one may write. */
    empty: string;
    how: string;
    /** One line a holding. */
    line: (exchange: string, asset: string, amount: string) => string;
    saved: (count: number, removed: number) => string;
    alsoTold: (exchange: string) => string;
    whichAsset: (exchange: string) => string;
    /** Over the field of a form; 45 letters at the most. */
    amount: string;
    several: string;
    severalLabel: string;
    severalExample: string;
    howMuch: (asset: string, exchange: string) => string;
    /** Of lines that could not be read; their numbers, never their words. */
    unread: (lines: readonly number[]) => string;
    /** The same of one line. */
    unclear: string;
    tooMany: (most: number) => string;
    kept: string;
    button: (name: string) => string;
    asset: (asset: string) => string;
    list: string;
  };
  quiet: {
    now: (from: string, to: string, zone: string) => string;
    off: string;
    how: string;
    badHours: string;
    badZone: string;
    button: (hours: string) => string;
    turnOff: string;
  };
  code: {
    set: string;
    cleared: string;
    none: string;
    isSet: string;
    why: string;
    /** Whoever else writes in the name of Mamori is somebody else. */
    accounts: (accounts: readonly { channel: ChannelId; name: string }[]) => string;
    tooLong: (most: number) => string;
    clear: string;
  };
  export: { title: string; what: string; phrase: string; file: string };
  delete: { ask: string; what: string; confirm: string; done: string; after: string };
  /** Of a group, whose administrators set it up. */
  here: {
    direct: string;
    notAdministrator: string;
    none: string;
    title: string;
    set: string;
    off: string;
    how: string;
    badLevel: string;
    level: (level: Severity) => string;
    button: (name: string) => string;
    turnOff: string;
  };
  /** Steps of whoever has just come. */
  firstRun: { level: string; recommended: string; done: string; hold: string };
  /** Under the subscriptions: what else is set. `quiet` is worded; the phrase is never shown. */
  summary: (facts: { holdings: number; quiet: string | null; digest: string | null; hasPhrase: boolean }) => string;
  /** In an alert, about the reader's own money. */
  figures: (figures: OwnFigures, over: boolean, now: Instant) => string[];
  phraseIs: (phrase: string) => string;
}
