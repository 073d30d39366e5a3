import { z } from 'zod';
import { callBackKind } from '../call-back/call-back.ts';
import { toSay } from '../message.ts';
import { record } from '../record.ts';
import { plusDays } from '../times.ts';

const keptForDays = 30;

/** A call-back as a morning list has it: nothing but what may stand on a card. */
const listedCallBack = z.object({
  reference: z.string(),
  kind: callBackKind,
  isMp: z.boolean(),
  /** As people read it. */
  status: z.string(),
  late: z.boolean(),
  at: z.date().optional(),
  owner: z.string().optional(),
});
export type ListedCallBack = z.infer<typeof listedCallBack>;

const listed = z.array(listedCallBack);

/** What a person's day begins with: what is late, what falls due, what they wait for, and what they lead. */
export const morningParts = z.object({
  late: listed,
  today: listed,
  waitedFor: listed,
  unallocated: listed,
  untaken: listed,
  team: listed,
});
export type MorningParts = z.infer<typeof morningParts>;

/** One person's list for one day, as it stood when their working hours began. */
export const morning = record.extend({
  status: z.enum(['made']),
  person: z.string(),
  day: z.string(),
  parts: morningParts,
  expiresAt: z.date(),
});
export type Morning = z.infer<typeof morning>;

export const morningSchema = 1;

/** Its id names person and day, so that nobody has two of one day. */
const morningId = (person: string, day: string): string => `${person}/${day}`;

/** A new list, to be said at once; nothing where there is nothing to say. */
export function morningFor(person: string, day: string, parts: MorningParts, at: Date): Morning | undefined {
  if (Object.values(parts).every(({ length }) => length === 0)) return undefined;
  return {
    _id: morningId(person, day),
    schema: morningSchema,
    rev: 1,
    version: 1,
    status: 'made',
    since: at,
    person,
    day,
    parts,
    expiresAt: plusDays(at, keptForDays),
    history: [{ at, by: 'casedesk', what: 'list', to: 'made', version: 1, key: morningId(person, day) }],
    reminders: {},
    messages: {
      list: toSay({
        name: 'morning-list',
        form: 'announcement',
        urgency: 'reminder',
        to: { person },
        dueAt: at,
        causedBy: 1,
      }),
    },
  };
}
