import type { ChannelId, CommandMenu, OutboundChannel } from '../core/channel.ts';

/** How one step of setting up a channel ended. `detail` is one line: what came of it, or why it failed. */
export interface SetUpStep {
  channel: ChannelId;
  step: 'menus' | 'webhook';
  ok: boolean;
  detail: string;
}

export interface ChannelToSetUp {
  outbound: OutboundChannel;
  /** Whether its webhook can be verified here: otherwise none is registered. */
  receives: boolean;
}

/** Requests that registering a webhook takes at the most. */
const WEBHOOK_REQUESTS = 3;

/** A platform that does not answer is given up. */
const STEP_MOST_MS = 30_000;

const withinTime = async (work: Promise<string>): Promise<string> => {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new Error(`no answer within ${STEP_MOST_MS / 1_000} seconds`));
  }, STEP_MOST_MS);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
};

/** An address may hold a secret in its path. */
const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : 'an address of another');

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Where a webhook of ours is served, below the public address. */
export const webhookPath = (channel: ChannelId): string => `/webhooks/${channel}`;

const register = async (outbound: OutboundChannel, publicUrl: string): Promise<string> => {
  const url = `${publicUrl}${webhookPath(outbound.id)}`;
  // All three platforms refuse anything else.
  if (!url.startsWith('https://')) throw new Error('MAMORI_PUBLIC_URL takes an https address for webhooks');
  const { before } = (await outbound.registerWebhook?.(url)) ?? { before: null };
  return before === null || before === url ? url : `${url}, in place of one at ${originOf(before)}`;
};

/**
 * Registers webhooks (where there is a public address), commands and menus on every channel. A step that fails keeps
 * neither the others nor the other channels, and is reported like them.
 */
export const createSetUpChannels =
  ({
    channels,
    menu,
    publicUrl,
    turn,
    report,
  }: {
    channels: readonly ChannelToSetUp[];
    menu: CommandMenu;
    publicUrl: string | undefined;
    turn: (outbound: OutboundChannel, requests: number) => Promise<void>;
    report: (step: SetUpStep) => void;
  }) =>
  async (): Promise<void> => {
    const attempt = async (
      { id: channel }: OutboundChannel,
      step: SetUpStep['step'],
      work: () => Promise<string>,
    ): Promise<void> => {
      try {
        report({ channel, step, ok: true, detail: await withinTime(work()) });
      } catch (error) {
        report({ channel, step, ok: false, detail: reasonOf(error) });
      }
    };
    await Promise.all(
      channels.map(async ({ outbound, receives }) => {
        if (outbound.setUp !== undefined) {
          await attempt(outbound, 'menus', async () => {
            await outbound.setUp?.(menu, () => turn(outbound, 1));
            return 'registered';
          });
        }
        if (!receives || publicUrl === undefined) return;
        await attempt(outbound, 'webhook', async () => {
          await turn(outbound, WEBHOOK_REQUESTS);
          return register(outbound, publicUrl);
        });
      }),
    );
  };
