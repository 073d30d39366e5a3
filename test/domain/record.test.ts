import { describe, expect, test } from '@jest/globals';
import { dueInstants, hasSeen, lastDecision, lastMove, withoutOldMessages } from '../../src/domain/record.ts';
import { aMessage, anIncident, aStandingCard, minutesAfter, start } from '../support/builders.ts';

const daysAfter = (days: number) => minutesAfter(days * 24 * 60);

describe('the two instants by which anything due is found', () => {
  test('are the earliest of all that wait', () => {
    const it = anIncident({
      messages: {
        late: aMessage({ dueAt: minutesAfter(9) }),
        put: aMessage({ retryAt: minutesAfter(5) }),
        said: aMessage({ state: 'sent' }),
      },
      reminders: {
        'a-1': { name: 'a', generation: 1, dueAt: minutesAfter(2), state: 'cancelled' },
        'a-2': { name: 'a', generation: 2, dueAt: minutesAfter(7), state: 'waiting' },
      },
    });
    expect(dueInstants(it)).toEqual({ nextDeliveryAt: minutesAfter(5), nextReminderAt: minutesAfter(7) });
  });

  test('are absent where nothing waits', () => {
    const it = anIncident({ messages: { card: aStandingCard() }, reminders: {} });
    expect(dueInstants(it)).toEqual({ nextDeliveryAt: undefined, nextReminderAt: undefined });
  });

  test('a decision makes every standing card due', () => {
    const it = anIncident({ messages: { card: aStandingCard() }, version: 2 });
    expect(dueInstants(it).nextDeliveryAt).toEqual(start);
  });

  test('a card with a version of its own is due by that, not by decisions', () => {
    const due = (version: number) =>
      dueInstants(anIncident({ messages: { copy: aStandingCard({ version }) }, version: 9, reminders: {} }));
    expect(due(1).nextDeliveryAt).toBeUndefined();
    expect(due(2).nextDeliveryAt).toEqual(start);
  });
});

describe('settled more than 30 days ago', () => {
  const it = anIncident({
    messages: {
      card: aStandingCard(),
      'passed on': aStandingCard({ version: 1 }),
      said: aMessage({ state: 'sent', settledAt: start }),
      done: aMessage({ form: 'errand', state: 'sent', settledAt: start }),
      waiting: aMessage(),
      recent: aMessage({ state: 'failed', settledAt: daysAfter(10) }),
    },
  });

  test('announcements and errands leave; cards and what waits stay', () => {
    const kept = withoutOldMessages(it, new Date(daysAfter(30).getTime() + 1));
    expect(Object.keys(kept.messages)).toEqual(['card', 'passed on', 'waiting', 'recent']);
    expect(kept.history).toBe(it.history);
  });

  test('on the thirtieth day nothing leaves, and the record is the same one', () => {
    expect(withoutOldMessages(it, daysAfter(30))).toBe(it);
  });
});

test('looks and reminders are no decisions, and a key is seen wherever it stands', () => {
  const raised = anIncident();
  const it = {
    ...raised,
    history: [...raised.history, { at: start, by: 'UTOM', what: 'look', key: 'press/9' }],
  };
  expect(lastDecision(it)?.what).toBe('raise');
  expect(lastDecision({ history: [] })).toBeUndefined();
  expect([hasSeen(it, 'press/9'), hasSeen(it, 'view/V1'), hasSeen(it, 'press/8')]).toEqual([
    true,
    true,
    false,
  ]);
});

test('a decision that only notes something is no move', () => {
  const noted = { at: start, by: 'UANA', what: 'confirm-lock-assign-set', version: 2 };
  const { history } = anIncident();
  expect(lastMove({ history: [...history, noted] })?.what).toBe('raise');
  expect(lastDecision({ history: [...history, noted] })?.what).toBe('confirm-lock-assign-set');
  expect(lastMove({ history: [noted] })).toBeUndefined();
});
