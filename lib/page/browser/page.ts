import { morph } from './morph.ts';

/** How often the page looks for news; a reading is about a minute old anyway. */
const EVERY_MS = 5_000;
/** For a while after the demonstration was set going. */
const EAGER_MS = 1_000;
const EAGER_FOR_MS = 60_000;

let eagerUntil = 0;
let timer: number | undefined;

const newsIn = (root: ParentNode): Map<string, string> =>
  new Map(
    [...root.querySelectorAll<HTMLElement>('[data-news]')].map(({ dataset }) => [
      dataset['key'] ?? '',
      dataset['news'] ?? '',
    ]),
  );

const say = (id: string, text: string): void => {
  const place = document.getElementById(id);
  if (place !== null && place.textContent !== text) place.textContent = text;
};

/** What has begun or changed since the page was last looked at is said aloud. */
const tellNews = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): void => {
  const told = [...after].filter(([key, news]) => before.get(key) !== news).map(([, news]) => news);
  if (told.length > 0) say('news', told.join(' '));
};

const takeIn = (next: Document): void => {
  const before = newsIn(document);
  for (const section of document.querySelectorAll('[data-live]')) {
    const other = next.getElementById(section.id);
    if (other !== null) morph(section, other);
  }
  tellNews(before, newsIn(document));
};

const refresh = async (): Promise<void> => {
  const contact = document.getElementById('lost')?.dataset['text'] ?? '';
  try {
    const answer = await fetch(location.href, { cache: 'no-store', headers: { accept: 'text/html' } });
    if (!answer.ok) throw new Error(String(answer.status));
    takeIn(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    say('lost', '');
  } catch {
    // Calm that nobody has seen is not shown as calm.
    say('lost', contact);
  }
};

const later = (): void => {
  clearTimeout(timer);
  timer = setTimeout(
    () => {
      if (document.hidden) later();
      else void refresh().then(later);
    },
    Date.now() < eagerUntil ? EAGER_MS : EVERY_MS,
  );
};

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void refresh().then(later);
});
document.addEventListener('mamori:played', () => {
  eagerUntil = Date.now() + EAGER_FOR_MS;
  later();
});
later();
