import { z } from 'zod';
import { type WorkingHours, weekdays } from '../domain/working-time.ts';
import type { Problem } from './problem.ts';

const time = z.iso.time({ precision: -1, error: 'Must be a time of day in quotes, such as "08:00".' });
const days = z
  .array(z.enum(weekdays, 'Must be mon, tue, wed, thu, fri, sat or sun.'))
  .min(1)
  .refine((given) => new Set(given).size === given.length, 'Lists a day twice. Remove one of the two.');

const hours = { from: time, until: time, days };

/** When people work, unless they are listed with hours of their own; those may leave out what does not differ. */
export const workingHours = z.strictObject({
  ...hours,
  people: z
    .record(
      z.string().regex(/^[UW][A-Z0-9]+$/),
      z.strictObject({ from: time.optional(), until: time.optional(), days: days.optional() }),
      {
        error: ({ code }) =>
          code === 'invalid_key' ? 'Must be a Slack member id, such as U012ABCDEF.' : undefined,
      },
    )
    .default({}),
});

/** Offices' hours, where the file says nothing of them. */
export const usualHours = {
  from: '08:00',
  until: '17:00',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
} as const;

/** The hours of one person, or those of everyone (CB-42). */
export function hoursOf(
  { workingHours: { people, ...everyone } }: { workingHours: z.infer<typeof workingHours> },
  person: string,
): WorkingHours {
  const own = Object.hasOwn(people, person) ? people[person] : undefined;
  return {
    from: own?.from ?? everyone.from,
    until: own?.until ?? everyone.until,
    days: own?.days ?? everyone.days,
  };
}

const someHours = { from: time.optional().catch(undefined), until: time.optional().catch(undefined) };
const outline = z.object({
  workingHours: z.object({
    ...someHours,
    people: z.record(z.string(), z.object(someHours).catch({})).catch({}),
  }),
});

/** Hours that end before they begin; whatever is malformed is skipped, as in the other cross-checks. */
export function workingHoursProblems(content: unknown): Problem[] {
  const { data } = outline.safeParse(content);
  if (!data) return [];
  const { people, ...everyone } = data.workingHours;
  const all = [
    { path: 'workingHours', ...everyone },
    ...Object.entries(people).map(([person, own]) => ({
      path: `workingHours.people.${person}`,
      from: own.from ?? everyone.from,
      until: own.until ?? everyone.until,
    })),
  ];
  return all.flatMap(({ path, from, until }) =>
    from === undefined || until === undefined || from < until
      ? []
      : [{ path: `${path}.until`, problem: `Must be after ${from}, when these hours begin.` }],
  );
}
