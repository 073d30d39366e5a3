import type { Values } from '../fields.ts';
import type { Actor } from '../transition.ts';
import type { CallBack } from './call-back.ts';
import { contactFields } from './fields.ts';

/** How to reach a client safely, as it was last kept (CB-12), and the call-back that has it. */
export interface Remembered {
  from: CallBack;
  values: Values;
}

/** Of a client's call-backs the one received last that says how to reach them. */
export function remembered(all: readonly CallBack[]): Remembered | undefined {
  const latestFirst = [...all].sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime());
  for (const from of latestFirst) {
    const kept = contactFields.flatMap((name) => {
      const value = from.fields[name];
      return value ? [[name, value] as const] : [];
    });
    if (kept.length) return { from, values: Object.fromEntries(kept) };
  }
  return undefined;
}

const takesCalls: ReadonlySet<string> = new Set([
  'caseworker',
  'team-leader',
  'gich',
  'new-applications-team-leader',
  'specialist',
]);

/** Whether somebody who books is told how to reach the client: those who speak with clients. */
export const mayBeReminded = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.some((role) => takesCalls.has(role));

/** Being told is a look like any other, and stands in the history of the call-back that has it. */
export const lookedToBook = (it: CallBack, by: string, at: Date): CallBack => ({
  ...it,
  history: [
    ...it.history,
    { at, by, what: 'look', facts: { sight: 'how-to-reach' }, key: `${by}/booking/${at.getTime()}` },
  ],
});
