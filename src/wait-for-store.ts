import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from './ops/log.ts';
import { connectStore } from './store/connection.ts';
import { isNetworkError } from './store/records.ts';

const pauseMs = 2_000;

/** Resolves once the store answers, however long that takes: it may come up after us. Throws where waiting cannot help. */
export async function waitForStore(uri: string, log: Log): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      const connection = await connectStore(uri);
      await connection.close();
      return;
    } catch (error) {
      if (!isNetworkError(error) && !isNameUnknown(error)) throw error;
      log.warn({ attempt }, 'the store at MONGODB_URI does not answer yet; trying again');
    }
    await pause(pauseMs);
  }
}

/** The names behind a mongodb+srv:// address could not be looked up. */
const isNameUnknown = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && String(error.syscall).startsWith('query');
