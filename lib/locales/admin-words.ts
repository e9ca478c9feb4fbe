import type { AdministratorRefusal, AdministratorView } from '../core/administrators.ts';
import type { LocaleId } from '../core/locale-id.ts';

/** What is said about administrators, in one language. */
export interface AdminWords {
  title: string;
  line: (one: AdministratorView) => string;
  how: string;
  badId: string;
  added: (name: string) => string;
  addedNote: string;
  removed: (name: string) => string;
  refusal: Record<AdministratorRefusal, string>;
  list: string;
}

const ja: AdminWords = {
  title: '管理者',
  line: ({ name, isMe, isFirst }) => `・${name}${isMe ? '（あなた）' : ''}${isFirst ? '：環境設定による' : ''}`,
  how: '「管理者 add telegram:123456」で追加、「管理者 remove telegram:123456」で削除します。番号は各サービスの利用者IDです。',
  badId: '利用者IDの形が正しくありません。line:U…、telegram:数字、discord:数字 のように書いてください。',
  added: (name) => `${name}を管理者にしました`,
  addedNote: '本人がボットに一度メッセージを送ると使えるようになります。監査記録に残しました。',
  removed: (name) => `${name}を管理者から外しました`,
  refusal: {
    'no-administrator': 'あなたは管理者ではなくなりました。',
    already: 'すでに管理者です。',
    'not-one': 'その人は管理者ではありません。',
    last: '最後の管理者は外せません。先に別の人を追加してください。',
  },
  list: '管理者の一覧',
};

const en: AdminWords = {
  title: 'Administrators',
  line: ({ name, isMe, isFirst }) => `• ${name}${isMe ? ' (you)' : ''}${isFirst ? ', named by the environment' : ''}`,
  how: 'Write /admins add telegram:123456 or /admins remove telegram:123456, with the user id of the platform.',
  badId: 'That is no user id: write line:U…, telegram:NUMBER or discord:NUMBER.',
  added: (name) => `${name} is an administrator now`,
  addedNote: 'It works once that person has written to the bot. It stands in the audit log.',
  removed: (name) => `${name} is no administrator any more`,
  refusal: {
    'no-administrator': 'You are no administrator any more.',
    already: 'That person is one already.',
    'not-one': 'That person is none.',
    last: 'The last administrator stays: add somebody else first.',
  },
  list: 'Administrators',
};

export const ADMIN_WORDS = { ja, en } satisfies Record<LocaleId, AdminWords>;
