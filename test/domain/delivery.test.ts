import { describe, expect, test } from '@jest/globals';
import * as delivery from '../../src/domain/delivery.ts';
import type { Message } from '../../src/domain/message.ts';
import { aCard, aMessage, anIncident, aStandingCard, minutesAfter, start } from '../support/builders.ts';

const having = (entry: Message, others: Record<string, Message> = {}) =>
  anIncident({ messages: { it: entry, ...others } });
const at = minutesAfter(1);
const stands = { channel: 'D1', ts: '2.2', shown: 'new hash', version: 4 };
const claimed = aMessage({ state: 'sending', token: 'mine', claimedAt: start });
const redrawing = aStandingCard({ state: 'redrawing', token: 'mine', claimedAt: start });

describe('claiming', () => {
  test('takes a message up under a token', () => {
    expect(delivery.claim(having(aMessage()), 'it', 'mine', at).messages.it).toEqual(
      aMessage({ state: 'sending', token: 'mine', claimedAt: at }),
    );
  });

  test('takes a standing card up for redrawing', () => {
    expect(delivery.claim(having(aStandingCard()), 'it', 'mine', at).messages.it?.state).toBe('redrawing');
  });

  test('taking over changes the token; the instant since when it may have been said stays', () => {
    expect(delivery.takeOver(having(claimed), 'it', 'yours', at).messages.it).toEqual({
      ...claimed,
      token: 'yours',
    });
  });
});

describe('once said', () => {
  test('an announcement stands, and is free', () => {
    expect(delivery.posted(having(claimed), 'it', stands, at).messages.it).toEqual(
      aMessage({ state: 'sent', posted: { channel: 'D1', ts: '2.2' }, settledAt: at }),
    );
  });

  test('a card remembers what it shows, and from which version', () => {
    expect(delivery.posted(having(redrawing), 'it', stands, at).messages.it).toEqual(
      aStandingCard({
        posted: { channel: 'D1', ts: '2.2' },
        shown: 'new hash',
        shownVersion: 4,
        settledAt: at,
      }),
    );
  });

  test('a card drawn the same again only moves its version', () => {
    expect(delivery.stillShows(having(aStandingCard()), 'it', 5).messages.it).toEqual(
      aStandingCard({ shownVersion: 5 }),
    );
  });
});

describe('not said', () => {
  const retryAt = minutesAfter(9);

  test('put off: it waits, keeps nothing of this try, and counts the throws', () => {
    expect(delivery.putOff(having({ ...claimed, refusals: 2 }), 'it', retryAt, 1).messages.it).toEqual(
      aMessage({ retryAt, refusals: 3 }),
    );
    expect(delivery.putOff(having(redrawing), 'it', retryAt).messages.it).toEqual(aStandingCard({ retryAt }));
  });

  test('throws are counted in a row: a delivery that succeeds forgets them', () => {
    expect(delivery.posted(having({ ...claimed, refusals: 4 }), 'it', stands, at).messages.it?.refusals).toBe(
      0,
    );
  });

  test('posted anew where what stood is gone', () => {
    const anew = delivery.postAnew(having(redrawing), 'it').messages.it;
    expect(anew).toEqual(aCard({ settledAt: start }));
  });

  test('a card of which nobody knows what stands is due to be drawn', () => {
    const it = delivery.mustRedraw(having(redrawing), 'it');
    expect(it.messages.it).toEqual(aStandingCard({ shown: '', shownVersion: 0 }));
  });

  test('cancelled and failed settle it', () => {
    expect(delivery.cancelled(having(claimed), 'it', at).messages.it).toEqual(
      aMessage({ state: 'cancelled', settledAt: at }),
    );
    expect(delivery.failed(having(claimed), 'it', 'is_archived', at).messages.it).toEqual(
      aMessage({ state: 'failed', problem: 'is_archived', settledAt: at }),
    );
  });
});

describe('tried again', () => {
  const failed = aCard({ state: 'failed', problem: 'is_archived', refusals: 5, settledAt: at });
  const others = {
    reply: aMessage({ under: 'it', state: 'cancelled', settledAt: at }),
    said: aMessage({ under: 'it', state: 'sent', settledAt: at }),
    alarm: aMessage({ form: 'errand', under: 'it', state: 'cancelled', settledAt: at }),
    elsewhere: aMessage({ under: 'other', state: 'cancelled', settledAt: at }),
  };

  test('a failed message, with the replies that were cancelled for it', () => {
    const { messages } = delivery.tryAgain(having(failed, others), 'it');
    expect(messages).toEqual({
      ...others,
      it: aCard(),
      reply: aMessage({ under: 'it' }),
    });
  });

  test('one that may stand already is looked for, as if somebody had left it', () => {
    const inDoubt = delivery.failedInDoubt(having(claimed), 'it', 'channel_not_found', at);
    expect(inDoubt.messages.it).toMatchObject({ state: 'failed', claimedAt: start });
    expect(delivery.tryAgain(inDoubt, 'it').messages.it).toEqual({ ...claimed, token: 'tried-again' });
  });

  test('one that has not failed is left alone', () => {
    const it = having(aMessage({ state: 'sent' }), others);
    expect(delivery.tryAgain(it, 'it')).toBe(it);
  });
});

test('an old action redraws every card that stands, and nothing else', () => {
  const pending = aCard();
  const said = aMessage({ state: 'sent' });
  const { messages } = delivery.drawAgain(having(aStandingCard(), { pending, said }));
  expect(messages).toEqual({ it: aStandingCard({ shown: '', shownVersion: 0 }), pending, said });
});

test('an entry that is not there is not made', () => {
  const it = having(aMessage());
  expect(delivery.claim(it, 'gone', 'mine', at)).toBe(it);
});
