/** https://developers.line.biz/en/reference/messaging-api/#text-message: UTF-16 code units. */
export const TEXT_MOST = 5_000;
/** https://developers.line.biz/en/reference/messaging-api/#send-reply-message: messages of one request. */
export const MESSAGES_MOST = 5;
/** https://developers.line.biz/en/reference/messaging-api/#quick-reply */
export const QUICK_REPLIES_MOST = 13;
/** https://developers.line.biz/en/reference/messaging-api/#message-action: label of a quick reply, and its text. */
export const LABEL_MOST = 20;
export const ACTION_TEXT_MOST = 300;
/** https://developers.line.biz/en/reference/messaging-api/#send-multicast-message: recipients of one request. */
export const MULTICAST_MOST = 500;
/** https://developers.line.biz/en/reference/messaging-api/#rate-limits: 200 multicasts a second, the least of all that is used. */
export const PER_SECOND = 190;
/** A webhook must be answered within two seconds: https://developers.line.biz/en/docs/partner-docs/development-guidelines/ */
export const REPLY_TIMEOUT_MS = 1_500;
/** https://developers.line.biz/en/reference/messaging-api/#flex-message: what notifications and the chat list show. */
export const ALT_TEXT_MOST = 1_500;
/** https://developers.line.biz/en/reference/messaging-api/#uri-action */
export const URI_MOST = 1_000;
/**
 * https://developers.line.biz/en/reference/messaging-api/#bubble: 30 KB of JSON. A UTF-16 code unit takes three bytes
 * at the most, so these keep a bubble below 25 KB.
 */
export const BUBBLE_TITLE_MOST = 500;
export const BUBBLE_TEXT_MOST = 5_000;
export const BUBBLE_PARAGRAPHS_MOST = 20;
export const BUBBLE_BUTTONS_MOST = 6;
