/** The version of package.json; `test/house` holds the two together. */
export const VERSION = '0.1.0';
