/** Variables as the process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Ids of the secrets that a function reads when it runs. Only names stand in its environment. */
export interface SecretNames {
  /** Secrets in JSON, whose keys are variables. */
  variables: readonly string[];
  /** The secret that is the master key itself. */
  masterKey?: string;
}

/** What MAMORI_SECRETS and MAMORI_MASTER_KEY_SECRET name; undefined where neither names one: nothing is to be read. */
export const secretNamesOf = ({
  MAMORI_SECRETS: list = '',
  MAMORI_MASTER_KEY_SECRET: masterKey = '',
}: Environment): SecretNames | undefined => {
  // The name of a channel that is off is empty.
  const variables = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (variables.length === 0 && masterKey === '') return undefined;
  return { variables, ...(masterKey !== '' && { masterKey }) };
};
