import type { LocaleId } from '../../core/locale-id.ts';

/** What the simulated chats say around the messages, in one language; the script reads it from the page. */
export interface ChatWords {
  title: string;
  lead: string;
  steps: readonly [string, string, string];
  demo: string;
  freeze: string;
  recovery: string;
  demoState: Record<'idle' | 'playing' | 'frozen' | 'recovering', string>;
  chats: string;
  simulated: string;
  messagesOf: string;
  noScript: string;
  lost: string;
  say: string;
  send: string;
  menu: string;
  commands: string;
  addFriend: string;
  start: string;
  hello: Record<'line' | 'telegram' | 'discord', string>;
  today: string;
  read: string;
  edited: string;
  silent: string;
  bot: string;
  used: string;
  onlyYou: string;
  slashHint: string;
  optional: string;
  cancel: string;
  quickReplies: string;
  refused: string;
}

const en: ChatWords = {
  title: 'Try it, right here',
  lead: 'Three chats as LINE, Telegram and Discord would show them. No account, no token; what you do here takes the real road through the system.',
  steps: [
    'Subscribe to the Demo Exchange in any of the chats, with a button or by typing.',
    'Play the freeze: withdrawals stop at the Demo Exchange, and every chat that subscribed is told.',
    'Play the recovery, and see how the end is told, once.',
  ],
  demo: 'Demonstration',
  freeze: 'Play the freeze',
  recovery: 'Play the recovery',
  demoState: {
    idle: 'The Demo Exchange is open.',
    playing: 'Freezing: the first reading reports it, the second confirms it.',
    frozen: 'Withdrawals are stopped at the Demo Exchange.',
    recovering: 'Opening again: it is over once that has held for some readings.',
  },
  chats: 'Simulated chats',
  simulated: 'simulated',
  messagesOf: 'Messages on',
  noScript: 'The simulated chats need JavaScript. The states and incidents below do not.',
  lost: 'No contact with the simulated chats: is Mamori still running?',
  say: 'Message',
  send: 'Send',
  menu: 'Menu',
  commands: 'Commands',
  addFriend: 'Add friend',
  start: 'Start',
  hello: {
    line: 'Add Mamori as a friend to begin.',
    telegram: 'Press Start to begin.',
    discord: 'Type / to see the commands.',
  },
  today: 'Today',
  read: 'Read',
  edited: 'edited',
  silent: 'without sound',
  bot: 'bot',
  used: 'You used',
  onlyYou: 'Only you can see this',
  slashHint: 'Message, or / for commands',
  optional: 'optional',
  cancel: 'Cancel the command',
  quickReplies: 'Quick replies',
  refused: 'That was not taken:',
};

const ja: ChatWords = {
  title: 'ここで試す',
  lead: 'LINE、Telegram、Discordでの見え方を再現した3つのチャットです。アカウントもトークンも不要。操作はすべて本番と同じ経路を通ります。',
  steps: [
    'いずれかのチャットで、ボタンまたは入力で「デモ取引所」の通知を登録します。',
    '出金停止を再生します。登録したすべてのチャットに通知が届きます。',
    '再開を再生します。終了は一度だけ知らされます。',
  ],
  demo: 'デモ',
  freeze: '出金停止を再生',
  recovery: '再開を再生',
  demoState: {
    idle: 'デモ取引所は出金できます。',
    playing: '停止中：1回目の確認で報告、2回目で確定します。',
    frozen: 'デモ取引所の出金が停止しています。',
    recovering: '再開中：何度か続けて確認できたら終了です。',
  },
  chats: '模擬チャット',
  simulated: '模擬',
  messagesOf: 'メッセージ：',
  noScript: '模擬チャットにはJavaScriptが必要です。下の状況と事案はそのまま見られます。',
  lost: '模擬チャットと通信できません。Mamoriは動いていますか。',
  say: 'メッセージ',
  send: '送信',
  menu: 'メニュー',
  commands: 'コマンド',
  addFriend: '友だち追加',
  start: 'スタート',
  hello: {
    line: 'Mamoriを友だちに追加して始めます。',
    telegram: '「スタート」を押して始めます。',
    discord: '「/」を入力するとコマンドが出ます。',
  },
  today: '今日',
  read: '既読',
  edited: '編集済み',
  silent: '通知音なし',
  bot: 'ボット',
  used: '使用したコマンド：',
  onlyYou: 'これらはあなただけに表示されています',
  slashHint: '「/」でコマンドを入力',
  optional: '任意',
  cancel: 'コマンドを取り消す',
  quickReplies: 'クイックリプライ',
  refused: '受け付けられませんでした：',
};

export const CHAT_WORDS = { ja, en } satisfies Record<LocaleId, ChatWords>;
