/** What stands in for an account: no request of this process may reach a real one. */
export const LOCAL_AWS = {
  region: 'ap-northeast-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
} as const;

/** https://docs.aws.amazon.com/general/latest/gr/acct-identifiers.html: twelve digits. */
export const LOCAL_ACCOUNT = '000000000000';

/** Variables of the machine's own account; the handlers must not see them. */
const FOREIGN = [
  'AWS_PROFILE',
  'AWS_SESSION_TOKEN',
  'AWS_ENDPOINT_URL',
  'AWS_DEFAULT_REGION',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_ROLE_ARN',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
];

/** Points the SDK of every handler that is imported from now on at the embedded emulators. */
export const pointAtEmulators = (
  environment: NodeJS.ProcessEnv,
  endpoints: { dynamodb: string; sqs: string },
): void => {
  for (const name of FOREIGN) delete environment[name];
  Object.assign(environment, {
    AWS_REGION: LOCAL_AWS.region,
    AWS_ACCESS_KEY_ID: LOCAL_AWS.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_AWS.credentials.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
  });
};
