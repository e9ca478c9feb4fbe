/** https://developers.line.biz/en/reference/messaging-api/#text-message: UTF-16 code units. */
export const TEXT_MOST = 5_000;
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
