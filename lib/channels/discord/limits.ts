/** https://discord.com/developers/docs/resources/message#create-message */
export const CONTENT_MOST = 2_000;
/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits: author and description, 6,000 in all. */
export const EMBED_AUTHOR_MOST = 256;
export const EMBED_DESCRIPTION_MOST = 4_096;
/** https://discord.com/developers/docs/components/reference#button: label, custom id; five buttons a row, five rows. */
export const LABEL_MOST = 80;
export const CUSTOM_ID_MOST = 100;
/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal, https://discord.com/developers/docs/components/reference#text-input */
export const MODAL_TITLE_MOST = 45;
export const MODAL_LABEL_MOST = 45;
export const MODAL_PLACEHOLDER_MOST = 100;
export const MODAL_VALUE_MOST = 4_000;
export const BUTTONS_A_ROW = 5;
export const ROWS_MOST = 5;
/** https://discord.com/developers/docs/topics/rate-limits#global-rate-limit: 50 a second; interaction answers are exempt. */
export const PER_SECOND = 42;
export const BATCH_MOST = 50;
/** https://discord.com/developers/docs/resources/message#create-message: the nonce has 25 characters at the most. */
export const NONCE_MOST = 25;
/** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
export const DESCRIPTION_MOST = 100;
/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure */
export const CHOICE_NAME_MOST = 100;
export const CHOICE_VALUE_MOST = 100;
/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-autocomplete */
export const CHOICES_MOST = 25;

/** The first answer has three seconds: https://discord.com/developers/docs/interactions/receiving-and-responding */
export const UPLOAD_TIMEOUT_MS = 2_000;
