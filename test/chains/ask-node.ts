import { NodeFailure, type AskNode } from '../../lib/core/chain.ts';

/** Asks a node over HTTP with nothing in between: what cannot be read is a NodeFailure, as the port says. */
export const askNode =
  (url: string): AskNode =>
  async ({ path, post }) => {
    const response = await fetch(url + path, {
      ...(post !== undefined && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(post),
      }),
    }).catch((): never => {
      throw new NodeFailure('unreachable', 'connection failed');
    });
    const text = await response.text();
    if (!response.ok) throw new NodeFailure('unreachable', `answered ${response.status}`, response.status);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new NodeFailure('unreadable', 'the answer is not JSON');
    }
  };
