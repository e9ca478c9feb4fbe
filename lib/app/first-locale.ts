import type { Incoming } from '../core/channel.ts';
import type { LocaleId } from '../core/locale-id.ts';

/** The language of somebody who has chosen none: LINE is Japanese; elsewhere the client's language decides. */
export const firstLocale = ({ channel, languageHint }: Pick<Incoming, 'channel' | 'languageHint'>): LocaleId =>
  channel === 'line' || languageHint?.toLowerCase().startsWith('ja') === true ? 'ja' : 'en';
