/** https://core.telegram.org/bots/api#sendmessage: 1-4096 characters, counted in UTF-16 code units. */
export const TEXT_MOST = 4_096;
/** https://core.telegram.org/bots/api#sendphoto: below a picture or a file. */
export const CAPTION_MOST = 1_024;
/** An upload takes longer than words do, and the webhook still has to be answered. */
export const UPLOAD_TIMEOUT_MS = 6_000;
/** https://core.telegram.org/bots/api#inlinekeyboardbutton: 1-64 bytes. */
export const CALLBACK_DATA_MOST_BYTES = 64;
export const BUTTONS_A_ROW = 2;
/** Longer labels are cut by the clients. */
export const LABEL_MOST = 40;
/** https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: about 30 messages a second, all in all; the rest is for what the network bunches. */
export const PER_SECOND = 25;
/** One batch takes some seconds at that rate. */
export const BATCH_MOST = 100;
/** A webhook should be answered within three seconds, and there may be a wait for the budget before. */
export const REPLY_TIMEOUT_MS = 1_500;
