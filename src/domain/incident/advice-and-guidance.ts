import { z } from 'zod';
import { field } from '../fields.ts';
import { dateAndTime, dateInWords, plusHours } from '../times.ts';
import { atLondonTime, workingDayAfter } from '../working-time.ts';

const enquiry = z.enum(['case-specific', 'non-case-specific', 'urgent']);
export type Enquiry = z.infer<typeof enquiry>;

/** INC-15's three kinds, as people choose and read them. */
export const enquiries: Record<Enquiry, string> = {
  'case-specific': 'Case specific',
  'non-case-specific': 'Not case specific',
  urgent: 'Urgent',
};

export const adviceAndGuidance = z.looseObject({
  enquiry,
  /** By when an answer may be expected, once the request was sent. */
  expectedAt: z.date().optional(),
});
export type AdviceAndGuidance = z.infer<typeof adviceAndGuidance>;

const facts = z.object({ enquiry, expectedAt: z.iso.datetime().pipe(z.coerce.date()).optional() });

/** The request that a decision was about, from what was chosen with it. */
export const asEnquiry = (
  chosen: Readonly<Record<string, string>> | undefined,
): AdviceAndGuidance | undefined => facts.safeParse(chosen).data;

export const adviceAndGuidanceFields = z.object({
  enquiry: field(enquiry, {
    label: 'Kind of enquiry',
    hint: 'Advice & Guidance aim to answer case specific enquiries in five working days, urgent ones in 24 hours.',
    as: 'choice',
    privacy: 'open',
    options: enquiry.options.map((value) => ({ value, label: enquiries[value] })),
  }),
});

/** What Advice and Guidance aim at (INC-15), as configured, and the days on which nobody works. */
export interface Aims {
  workingDays: number;
  urgentHours: number;
  holidays: readonly string[];
}

// The end of an office day (ours).
const endOfDay = '17:00';

/** By when an answer to a request sent at this instant may be expected: urgent ones in hours, the rest in working days. */
export const expectedAt = (
  kind: Enquiry,
  sentAt: Date,
  { workingDays, urgentHours, holidays }: Aims,
): Date =>
  kind === 'urgent'
    ? plusHours(sentAt, urgentHours)
    : atLondonTime(workingDayAfter(sentAt, workingDays, holidays), endOfDay);

/** 'by Monday 30 November 2026', said as firmly as Advice and Guidance say it. */
export function expectationInWords({ enquiry: kind, expectedAt: at }: AdviceAndGuidance): string | undefined {
  if (!at) return undefined;
  if (kind === 'urgent') return `by ${dateAndTime(at)}`;
  return `by ${dateInWords(at)}${kind === 'non-case-specific' ? ', or a little later' : ''}`;
}
