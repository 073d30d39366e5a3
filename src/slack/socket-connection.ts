import { type App, type Logger, SocketModeReceiver } from '@slack/bolt';
import { z } from 'zod';
import { type Clock, within } from '../ops/clock.ts';

export interface SocketDeps {
  appToken: string;
  apiUrl: string | undefined;
  clock: Clock;
  logger: Logger;
}

/** One connection of Socket Mode, that stands. */
export interface SocketConnection {
  /** Resolves once Slack asks for another in its place, or it is gone. */
  leaving: Promise<void>;
  close(): Promise<void>;
}

const openWithinMs = 10_000;
const callTimeoutMs = 5_000;

const goodbye = z.object({ type: z.literal('disconnect') });

/** Opens one connection; rejects where Slack turns it away, or does not say hello in time. */
export async function openSocket(
  app: App,
  { appToken, apiUrl, clock, logger }: SocketDeps,
): Promise<SocketConnection> {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    // Bolt waits for five seconds and more before it comes back.
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: callTimeoutMs,
        ...(apiUrl && { slackApiUrl: apiUrl }),
      },
    },
  });
  receiver.init(app);
  const { client } = receiver;
  const leaving = new Promise<void>((resolve) => {
    const heard = client.listeners('ws_message');
    client.removeAllListeners('ws_message');
    client.on('ws_message', (data: unknown, isBinary: boolean) => {
      // Told of it, Bolt would close at once, and what it is still answering would go unacked.
      if (isGoodbye(data)) resolve();
      else for (const hear of heard) hear(data, isBinary);
    });
    client.once('disconnected', () => resolve());
  });

  const close = () => receiver.stop();
  const turnedAway = leaving.then(() => Promise.reject(new Error('Slack closed before it said hello.')));
  // Bolt's own rejection says nothing where the connection ends while it opens.
  const opening = receiver.start().catch((error: unknown) => (error ? Promise.reject(error) : turnedAway));
  const outcome = await within(clock, openWithinMs, Promise.race([opening, turnedAway]), 'late').catch(
    async (error: unknown) => {
      await close();
      throw error;
    },
  );
  if (outcome === 'late') {
    // One that comes up after all would be heard by nobody.
    opening.then(close, () => undefined);
    await close();
    throw new Error('Slack did not say hello in time.');
  }
  return { leaving, close };
}

/** What is typed may hold the word too, so where it occurs the message is read. */
function isGoodbye(data: unknown): boolean {
  if (typeof data !== 'string' || !data.includes('"disconnect"')) return false;
  try {
    return goodbye.safeParse(JSON.parse(data)).success;
  } catch {
    return false;
  }
}
