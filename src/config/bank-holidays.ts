import { z } from 'zod';
import { dateInWords, isoDate, plusDays } from '../domain/times.ts';
import { placed, repeats } from './placed.ts';
import type { Problem } from './problem.ts';

const date = z.iso.date('Must be a date, such as 2026-12-25.');

/** The parts of the United Kingdom whose bank holidays differ. */
export const nation = z.enum(
  ['england-and-wales', 'scotland', 'northern-ireland'],
  'Must be england-and-wales, scotland or northern-ireland.',
);

/** The days on which each nation does not work, complete up to and including `until`. */
export const bankHolidays = z.strictObject({
  until: date,
  dates: z.record(nation, z.array(date).min(1)),
});

export type BankHolidays = z.infer<typeof bankHolidays>;

const aDate = date.optional().catch(undefined);
const outline = z.object({
  bankHolidays: z.object({
    until: aDate,
    dates: z.record(z.string(), z.array(aDate).catch([])).catch({}),
  }),
});

/** Where the bank holidays contradict each other; whatever is malformed is skipped, as in the other cross-checks. */
export function bankHolidayProblems(content: unknown): Problem[] {
  const { data } = outline.safeParse(content);
  if (!data) return [];
  const { until, dates } = data.bankHolidays;
  return Object.entries(dates).flatMap(([nation, days]) => {
    const entries = placed(`bankHolidays.dates.${nation}`, days).map(({ at, item: value }) => ({
      at,
      value,
    }));
    return [
      ...repeats(entries).map(({ at, value, firstAt }) => ({
        path: at,
        problem: `${value} is already listed in ${firstAt}. Remove one of the two.`,
      })),
      ...entries.flatMap(({ at, value }) =>
        value === undefined || until === undefined || value <= until
          ? []
          : [{ path: at, problem: `${value} is after ${until}, where the list ends. Correct it, or until.` }],
      ),
    ];
  });
}

const warningDays = 60;

/** What to say once the list of bank holidays ends within 60 days of this YYYY-MM-DD, or has ended. */
export function bankHolidaysEndSoon(
  { bankHolidays: { until } }: { bankHolidays: BankHolidays },
  today: string,
): string | undefined {
  if (until > isoDate(plusDays(new Date(today), warningDays))) return undefined;
  const ends = until < today ? 'ended' : 'ends';
  return [
    `The list of bank holidays ${ends} on ${dateInWords(new Date(until))}.`,
    'Working days after that are counted without any.',
    'Add the next year to bankHolidays in the organisation file.',
  ].join(' ');
}
