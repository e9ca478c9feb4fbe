/** Why `npm start` cannot go on: one line that names the variable, port or file, and says what is wrong with it. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}

/** What an error says, as one line. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.message.split('\n', 1)[0] ?? '';
};
