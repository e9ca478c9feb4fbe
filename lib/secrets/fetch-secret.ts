import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SECOND } from '../core/time.ts';
import type { FetchSecret } from './secret-reader.ts';

/** A webhook has its answer to give within seconds: what hangs is given up, and tried once more. */
const CONNECT_MS = SECOND;
const ANSWER_MS = 2 * SECOND;
const ATTEMPTS = 2;

/** Reads the current version of a secret's text from Secrets Manager. Throws where it cannot be had. */
export const createFetchSecret = (): FetchSecret => {
  const client = new SecretsManagerClient({
    maxAttempts: ATTEMPTS,
    requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS, throwOnRequestTimeout: true },
  });
  return async (id) => {
    const { SecretString: text } = await client.send(new GetSecretValueCommand({ SecretId: id }));
    if (text === undefined) throw new Error(`the secret ${id} holds no text`);
    return text;
  };
};
