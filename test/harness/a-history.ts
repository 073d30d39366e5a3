import type { Happened } from './history.ts';

export type Of<What extends Happened['what']> = Extract<Happened, { what: What }>;

/** What may become of a message without anybody having done wrong. */
export const fates = ['said', 'cancelled', 'given up', 'moved too late', 'failed'] as const;
export type Fate = (typeof fates)[number];

const dueAt = 1_000_000;

/** What is written down of one message. */
export function aMessage(
  key: string,
  fate: Fate = 'said',
  { lateMs = 40, fault = 'quiet' } = {},
): Happened[] {
  const ts = `${key}.ts`;
  const due = { what: 'due', key, dueAt, fault } as const;
  const posted = { what: 'posted', key, channel: 'D1', ts, at: dueAt + lateMs } as const;
  const sent = { what: 'stored', key, state: 'sent', channel: 'D1', ts } as const;
  switch (fate) {
    case 'said':
      return [due, posted, sent];
    case 'cancelled':
      return [due, { what: 'withdrawn', key, answer: 'cancelled' }, stored(key, 'cancelled')];
    case 'given up':
      return [due, { what: 'withdrawn', key, answer: 'being sent' }, stored(key, 'cancelled')];
    case 'moved too late':
      return [due, { what: 'withdrawn', key, answer: 'sent' }, posted, sent];
    case 'failed':
      return [due, { ...stored(key, 'failed'), fallback: `${key}-alarm` }];
  }
}

export const stored = (key: string, state: string): Of<'stored'> => ({ what: 'stored', key, state });

/** What is written down of a record that two may decide: both press, one is first, and the other is told. */
export function aDecision(record: string): Happened[] {
  const [first, second] = ['U1', 'U2'];
  const key = (person: string) => `approve/${person}/${record}`;
  return [
    { what: 'pressed', record, key: key(first), answered: true },
    { what: 'pressed', record, key: key(second), answered: true },
    { what: 'effect', record, key: key(first), by: first, final: true },
    { what: 'must be told', record, person: second },
    { what: 'told', record, person: second, by: first },
  ];
}

/** What is written down of a press that decides nothing, and has its effect. */
export const aMove = (record: string): Happened[] => [
  { what: 'pressed', record, key: `move/U1/${record}`, answered: true },
  { what: 'effect', record, key: `move/U1/${record}`, by: 'U1', final: false },
];

export const settled: Happened = { what: 'settled', afterMs: 20 };
