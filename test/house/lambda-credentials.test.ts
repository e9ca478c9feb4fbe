import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultProvider } from '../../infra/package/lambda-credentials.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const given = (id?: string, secret?: string, token?: string): void => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', id);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', secret);
  vi.stubEnv('AWS_SESSION_TOKEN', token);
};

describe('the credentials of a deployed function', () => {
  it('are those that Lambda puts in its environment, each time they are asked for', async () => {
    const provide = defaultProvider();
    given('id', 'secret', 'token');
    expect(await provide()).toEqual({ accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: 'token' });
    given('id', 'secret');
    expect(await provide()).toEqual({ accessKeyId: 'id', secretAccessKey: 'secret' });
  });

  it.each([
    ['nothing', undefined, undefined],
    ['no secret', 'id', undefined],
  ])('are missing where the environment has %s', async (_, id, secret) => {
    given(id, secret);
    await expect(defaultProvider()()).rejects.toThrow('the environment holds no credentials');
  });
});
