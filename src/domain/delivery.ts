import type { Message } from './message.ts';
import type { Recorded } from './record.ts';

/** Where a message came to stand, and what stands there if it is a card. */
export interface Posted {
  channel: string;
  ts: string;
  shown: string;
  version: number;
}

/** Takes a message up: from then on `token` alone may settle it, until somebody takes it over. */
export const claim = <R extends Recorded>(it: R, key: string, token: string, at: Date): R =>
  changed(it, key, (entry) => ({
    ...entry,
    state: entry.posted ? 'redrawing' : 'sending',
    token,
    claimedAt: entry.claimedAt ?? at,
  }));

/** Takes over what someone left in doubt; `claimedAt` stays, as the oldest instant it can have been posted at. */
export const takeOver = claim;

export const posted = <R extends Recorded>(
  it: R,
  key: string,
  { channel, ts, shown, version }: Posted,
  at: Date,
): R =>
  changed(it, key, (entry) => ({
    ...free(entry),
    state: 'sent',
    posted: { channel, ts },
    settledAt: at,
    ...(entry.form === 'card' ? { shown, shownVersion: version } : {}),
  }));

/** Slack said not now: the message waits, and keeps nothing of this try. */
export const putOff = <R extends Recorded>(it: R, key: string, retryAt: Date, refusals = 0): R =>
  changed(it, key, (entry) => ({
    ...free(entry),
    state: entry.posted ? 'sent' : 'pending',
    retryAt,
    refusals: entry.refusals + refusals,
  }));

/** Gives a message back as it was, to be posted anew: what stood is gone. */
export const postAnew = <R extends Recorded>(it: R, key: string): R =>
  changed(it, key, (entry) => {
    const { posted: _gone, shown: _hash, shownVersion: _version, ...rest } = free(entry);
    return { ...rest, state: 'pending' };
  });

export const cancelled = <R extends Recorded>(it: R, key: string, at: Date): R =>
  changed(it, key, (entry) => ({ ...free(entry), state: 'cancelled', settledAt: at }));

export const failed = <R extends Recorded>(it: R, key: string, problem: string, at: Date): R =>
  changed(it, key, (entry) => ({ ...free(entry), state: 'failed', problem, settledAt: at }));

/** A failed message tried again, as an administrator asked. */
export const tryAgain = <R extends Recorded>(it: R, key: string): R =>
  changed(it, key, (entry) => {
    const { problem: _problem, settledAt: _at, retryAt: _retry, ...rest } = free(entry);
    return { ...rest, state: 'pending', refusals: 0 };
  });

function free(entry: Message): Message {
  const { token: _token, claimedAt: _claimed, retryAt: _retry, ...rest } = entry;
  return rest;
}

function changed<R extends Recorded>(it: R, key: string, change: (entry: Message) => Message): R {
  const entry = it.messages[key];
  return entry ? { ...it, messages: { ...it.messages, [key]: change(entry) } } : it;
}
