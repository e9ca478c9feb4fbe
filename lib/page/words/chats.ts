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
  history: {
    title: string;
    lead: string;
    state: Record<'idle' | 'playing' | 'telling' | 'told' | 'failed', string>;
    /** Before the name of what is played, at each message. */
    mark: string;
    noButtons: string;
    firstTheft: string;
    told: string;
    never: string;
    afterTheft: string;
    notice: string;
    unknown: string;
    about: string;
    /** `{}` is a length of time here, and below. */
    earlier: string;
    later: string;
    assumed: string;
    alwaysAssumed: string;
  };
  chats: string;
  simulated: string;
  messagesOf: string;
  noScript: string;
  lost: string;
  say: string;
  send: string;
  menu: string;
  /** A picture that the platform shows without words of its own. */
  picture: string;
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
  history: {
    title: 'History, played again',
    lead: 'Thefts of the past, played from their transfers on the chain through the same readers, detector and messages as today, on a clock of its own. The chats below show what a subscriber would have been told, and when.',
    state: {
      idle: 'Choose one. It takes some seconds, for 45 ordinary days come first.',
      playing: '45 ordinary days pass, then the theft …',
      telling: 'the chats are being told …',
      told: 'played. The chats show what was told.',
      failed: 'this could not be played; the log says why.',
    },
    mark: 'Played again',
    noButtons: 'Nothing to press here: this is history.',
    firstTheft: 'First transfer of the theft',
    told: 'A subscriber would have been told',
    never: 'not at warning level',
    afterTheft: '{} after it',
    notice: 'The exchange itself told',
    unknown: 'no time is known',
    about: 'about ',
    earlier: 'That is {} before the exchange.',
    later: 'That is {} after the exchange.',
    assumed: 'What is assumed',
    alwaysAssumed: 'The robbed wallets were known beforehand; the 45 ordinary days before are made by a seed.',
  },
  chats: 'Simulated chats',
  simulated: 'simulated',
  messagesOf: 'Messages on',
  noScript: 'The simulated chats need JavaScript. The states and incidents below do not.',
  lost: 'No contact with the simulated chats: is Mamori still running?',
  say: 'Message',
  send: 'Send',
  menu: 'Menu',
  picture: 'A picture; what it shows stands in the message below it',
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
  history: {
    title: '過去の流出を再生',
    lead: '過去の流出を、チェーン上の送金から再生します。読み取り、検知、通知は今と同じものが、仮の時計で動きます。登録していた人に何がいつ届いたかを、下のチャットに表示します。',
    state: {
      idle: '1つ選んでください。先に平常時の45日を再生するため、数秒から十数秒かかります。',
      playing: '平常時の45日と流出を再生しています…',
      telling: 'チャットに届いています…',
      told: '再生しました。届いた内容はチャットにあります。',
      failed: '再生できませんでした。理由はログにあります。',
    },
    mark: '過去の再生',
    noButtons: '過去の再生のため、押せません。',
    firstTheft: '最初の不正送金',
    told: '登録者に届く時刻',
    never: '警告レベルでは届きません',
    afterTheft: 'その{}後',
    notice: '取引所の公表',
    unknown: '時刻は不明です',
    about: '約',
    earlier: '取引所の公表より{}早く届きます。',
    later: '取引所の公表より{}遅く届きます。',
    assumed: '仮定していること',
    alwaysAssumed: '流出したウォレットは事前に知られていたとしています。その前の平常時の45日は乱数で作ったものです。',
  },
  chats: '模擬チャット',
  simulated: '模擬',
  messagesOf: 'メッセージ：',
  noScript: '模擬チャットにはJavaScriptが必要です。下の状況と事案はそのまま見られます。',
  lost: '模擬チャットと通信できません。Mamoriは動いていますか。',
  say: 'メッセージ',
  send: '送信',
  menu: 'メニュー',
  picture: '画像（内容は下の文章と同じです）',
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
