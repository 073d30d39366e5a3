import { z } from 'zod';
import {
  caseOrSrNumberRule,
  dateOfBirthRule,
  freeText,
  orNotApplicable,
  phoneNumberRule,
  scinRule,
} from '../field-rules.ts';
import { field, type Option, type Value } from '../fields.ts';

const named = (...words: string[]): Option[] => words.map((word) => ({ value: word, label: word }));

/** CB-03's examples; the last is ours. */
const callBackReasons = named(
  'Information not at hand for the query',
  'Date or time inconvenient',
  'Requested information not available now',
  'Other',
);

/** CB-25 and CB-32 (Q7), word for word. */
export const applicationResults = [
  'Called contact not made',
  'Contact not made message left',
  'Contact not made no message left',
  'Signposted to CM Options',
  'Application made',
  'Application not made',
  'Contact made',
] as const;

/** Those after which the client has not been reached (Q7). */
export const notReached: ReadonlySet<string> = new Set(applicationResults.slice(0, 3));

/** What a call that is no application's may come to: CB-25's, less what only an application can. */
export const callResults = [...applicationResults.slice(0, 3), 'Contact made'] as const;

/** CB-18. */
const offlineTemplates = ['PP Applies GB', 'RP Applies GB', 'PP Applies NI', 'RP Applies NI'] as const;

const line = (label: string, hint: string | undefined, rule: z.ZodType<string, string>, max = 150) =>
  field(z.string().optional(), {
    label,
    ...(hint !== undefined && { hint }),
    as: 'line',
    privacy: 'sealed',
    rule,
    max,
  });

/**
 * What is told of a call-back when it is booked: CB-08's reminder text, CB-20's small system, CB-29's proforma, and how to
 * reach the client safely (ours). Which of them a kind asks, and requires, is said by its form.
 */
export const callBackFields = z.object({
  contactNumber: field(z.string(), {
    label: 'Contact number',
    hint: 'The number to ring, for example 07700 900123.',
    as: 'line',
    privacy: 'sealed',
    rule: phoneNumberRule,
    max: 40,
  }),
  scin: line('SCIN', 'Twelve digits.', orNotApplicable(scinRule)),
  caseNumber: line(
    'Case number',
    'Reminders show its last four digits.',
    orNotApplicable(caseOrSrNumberRule),
  ),
  clientRole: field(z.string().optional(), {
    label: 'Client role',
    as: 'choice',
    privacy: 'open',
    options: named('Paying parent', 'Receiving parent', 'Employer', 'Other'),
  }),
  ern: line('Employer reference number (ERN)', 'For a call to an employer.', freeText, 30),
  reason: field(z.string().optional(), {
    label: 'Why is a call-back needed?',
    as: 'choice',
    privacy: 'open',
    options: callBackReasons,
  }),
  why: field(z.string(), {
    label: 'Why it was requested, in full',
    hint: 'Whoever makes the call may know nothing else of it.',
    as: 'paragraph',
    privacy: 'sealed',
    rule: freeText,
    max: 2500,
  }),
  notesIn: field(z.string().optional(), {
    label: 'Further notes are stored in',
    hint: 'The text is too long for the description in CMS2012: choose where the rest goes.',
    as: 'choice',
    privacy: 'open',
    options: named('PP contact notes', 'RP contact notes', 'SR notes', 'case notes'),
  }),
  fullName: line('Full name', undefined, freeText),
  address: field(z.string().optional(), {
    label: 'Address',
    as: 'paragraph',
    privacy: 'sealed',
    rule: freeText,
    max: 500,
  }),
  dateOfBirth: line('Date of birth', 'Day, month and year, like 23/10/1984.', dateOfBirthRule, 20),
  enquiry: field(z.string().optional(), {
    label: 'Nature of enquiry',
    as: 'choice',
    privacy: 'open',
    options: named('New Application', 'Existing Case', 'Other'),
  }),
  caseEnquiry: field(z.string().optional(), {
    label: 'Existing case: about what?',
    as: 'choice',
    privacy: 'open',
    options: named(
      'Complaint',
      'MP',
      'High Profile',
      'Payment',
      'Vulnerable Person',
      'Sensitive Case',
      'Case Enquiry',
    ),
  }),
  mpCall: field(z.array(z.string()).optional(), {
    label: 'MP call',
    hint: 'The MP Hotline team is then told.',
    as: 'choices',
    privacy: 'open',
    options: [{ value: 'mp', label: 'An MP, or an MP’s office, rang' }],
  }),
  template: field(z.string().optional(), {
    label: 'Offline template',
    as: 'choice',
    privacy: 'open',
    options: named(...offlineTemplates),
  }),
  templateFile: field(z.array(z.string()).optional(), {
    label: 'The template, filled in',
    hint: 'It goes to whoever makes the call.',
    as: 'file',
    privacy: 'open',
  }),
  safeTimes: line('Safe times to ring', 'When the client is sure to be alone, or at work.', freeText, 300),
  message: field(z.string().optional(), {
    label: 'May a message be left?',
    as: 'choice',
    privacy: 'sealed',
    options: [
      { value: 'no', label: 'No, leave no message' },
      { value: 'name-only', label: 'Only a first name and a number' },
      { value: 'yes', label: 'Yes, in these words' },
    ],
  }),
  messageMaySay: line('What a message may say', undefined, freeText, 300),
  language: field(z.string().optional(), {
    label: 'Language',
    as: 'choice',
    privacy: 'sealed',
    options: named('English', 'Welsh', 'Another, with an interpreter'),
  }),
  interpreter: line('Interpreter for', 'Which language, and who arranges it.', freeText),
  talkBy: field(z.string().optional(), {
    label: 'How to talk',
    as: 'choice',
    privacy: 'sealed',
    options: named('Phone', 'Relay UK', 'British Sign Language (BSL), by video relay'),
  }),
  preferredTime: line(
    'Preferred contact time',
    'As the contacts screen or the notes tab in CMS2012 has it.',
    freeText,
  ),
});
export type CallBackFields = z.infer<typeof callBackFields>;

/** How to reach a client safely: kept, and offered again for the same client (CB-12). */
export const contactFields = [
  'preferredTime',
  'safeTimes',
  'message',
  'messageMaySay',
  'language',
  'interpreter',
  'talkBy',
] as const satisfies readonly (keyof CallBackFields)[];

/** Q11: any sign of an MP. */
export const isMpCall = ({
  fields: { mpCall, caseEnquiry },
}: {
  fields: { mpCall?: Value | undefined; caseEnquiry?: Value | undefined };
}): boolean => caseEnquiry === 'MP' || (mpCall?.includes('mp') ?? false);
