import { DIGEST_HOUR, DIGESTS, type Digest } from '../core/digest.ts';
import type { Subscriber } from '../core/subscriber.ts';
import { USUAL_ZONES } from '../core/usual-zone.ts';
import { DIGEST_WORDS } from '../locales/digest-words.ts';
import { say, type ChatCommand } from './command.ts';

const WORDS: Readonly<Record<string, Digest | 'off'>> = {
  毎日: 'daily',
  毎週: 'weekly',
  off: 'off',
  none: 'off',
  オフ: 'off',
  なし: 'off',
  解除: 'off',
};
const isDigest = (word: string): word is Digest => DIGESTS.includes(word as Digest);

const without = ({ digest: _digest, ...subscriber }: Subscriber): Subscriber => subscriber;

/** A summary of what has happened at one's own exchanges, once a day or week. */
export const digest: ChatCommand = {
  name: 'digest',
  words: ['まとめ', 'digest'],
  options: [
    {
      name: 'digest',
      required: false,
      choices: [...DIGESTS, 'off'].map((value) => ({
        value,
        label: ({ id }) => DIGEST_WORDS[id].choices[value as Digest | 'off'],
      })),
    },
  ],
  answer([typed = ''], { locale, subscriber }) {
    const words = DIGEST_WORDS[locale.id];
    const word = typed.normalize('NFKC').toLowerCase();
    const wanted = Object.hasOwn(WORDS, word) ? WORDS[word] : isDigest(word) ? word : undefined;
    const zone = subscriber.quiet?.zone ?? USUAL_ZONES[locale.id];
    const next =
      wanted === undefined ? subscriber : wanted === 'off' ? without(subscriber) : { ...subscriber, digest: wanted };
    const others = [...DIGESTS, 'off' as const].filter((one) => one !== (next.digest ?? 'off'));
    return {
      message: say(words.now(next.digest ?? 'off', DIGEST_HOUR, zone), {
        body: [words.how],
        buttons: others.map((one) => ({ label: words.choices[one], command: `/digest ${one}` })),
      }),
      ...(next.digest !== subscriber.digest && { subscriber: next }),
    };
  },
};
