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
    refusals: 0,
    posted: { channel, ts },
    settledAt: at,
    ...(entry.form === 'card' ? { shown, shownVersion: version } : {}),
  }));

/** A card whose drawing would be the same as what stands. */
export const stillShows = <R extends Recorded>(it: R, key: string, version: number): R =>
  changed(it, key, (entry) => ({ ...entry, shownVersion: version }));

/** A card of which nobody knows what stands: drawn again from the record. */
export const mustRedraw = <R extends Recorded>(it: R, key: string): R =>
  changed(it, key, (entry) => ({ ...free(entry), state: 'sent', shown: '', shownVersion: 0 }));

/** Every card that stands is drawn again, whatever is believed to stand there. */
export const drawAgain = <R extends Recorded>(it: R): R =>
  Object.entries(it.messages).reduce(
    (so, [key, { form, state }]) =>
      form === 'card' && state === 'sent'
        ? changed(so, key, (entry) => ({ ...entry, shown: '', shownVersion: 0 }))
        : so,
    it,
  );

/** Every card that stands is looked at again; one that would show the same is left as it is. */
export const lookAgain = <R extends Recorded>(it: R): R =>
  Object.entries(it.messages).reduce(
    (so, [key, { form, state }]) =>
      form === 'card' && state === 'sent' ? changed(so, key, (entry) => ({ ...entry, shownVersion: 0 })) : so,
    it,
  );

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

/** One that may stand already, in a conversation that can no longer be read: that stays in doubt. */
export const failedInDoubt = <R extends Recorded>(it: R, key: string, problem: string, at: Date): R =>
  changed(failed(it, key, problem, at), key, (entry) => ({
    ...entry,
    claimedAt: it.messages[key]?.claimedAt ?? entry.dueAt,
  }));

/**
 * A failed message tried again, as an administrator asked, with whatever hung under it. One in doubt is looked for
 * first, as if somebody had left it.
 */
export function tryAgain<R extends Recorded>(it: R, key: string): R {
  if (it.messages[key]?.state !== 'failed') return it;
  const wanted = Object.entries(it.messages).filter(
    ([own, { under, state, form }]) =>
      own === key || (under === key && state === 'cancelled' && form !== 'errand'),
  );
  return wanted.reduce((so, [own]) => changed(so, own, again), it);
}

function again(entry: Message): Message {
  const { problem: _problem, settledAt: _at, ...rest } = free(entry);
  const { claimedAt } = entry;
  const afresh: Message = { ...rest, state: 'pending', refusals: 0 };
  return claimedAt ? { ...afresh, state: 'sending', token: 'tried-again', claimedAt } : afresh;
}

function free(entry: Message): Message {
  const { token: _token, claimedAt: _claimed, retryAt: _retry, ...rest } = entry;
  return rest;
}

function changed<R extends Recorded>(it: R, key: string, change: (entry: Message) => Message): R {
  const entry = it.messages[key];
  return entry ? { ...it, messages: { ...it.messages, [key]: change(entry) } } : it;
}
