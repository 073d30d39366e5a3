import { z } from 'zod';
import {
  caseOrSrNumberRule,
  freeText,
  ninoRule,
  orNotApplicable,
  postedText,
  scinRule,
  searchedText,
} from '../field-rules.ts';
import { field } from '../fields.ts';

const orSayWhy = "Where no case is involved, write 'Not applicable:' and why.";

/**
 * What a person tells us when raising an incident: INC-17's seven, INC-23's NINO, Q17's area and Q18's question.
 * The note has all but the choices, in this order, which is INC-17's.
 */
export const incidentFields = z.object({
  area: field(z.string(), {
    label: 'Area',
    hint: 'Where the incident comes from. It gives the incident number its letters.',
    as: 'choice',
    privacy: 'open',
  }),
  specialClientRecords: field(z.array(z.string()).optional(), {
    label: 'Special Client Records',
    hint: 'Tick what applies. We then never ask for client details.',
    as: 'choices',
    privacy: 'open',
    options: [
      { value: 'raised-by', label: 'Raised by Special Client Records' },
      { value: 'refers-to', label: 'Refers to a Special Client Records case' },
      { value: 'via-technow', label: 'Referred via TechNow' },
    ],
  }),
  caseOrSrNumber: field(z.string(), {
    label: 'Case or SR number',
    hint: orSayWhy,
    as: 'line',
    privacy: 'sealed',
    rule: orNotApplicable(caseOrSrNumberRule),
    max: 150,
  }),
  clientName: field(z.string().optional(), {
    label: 'Client name',
    hint: orSayWhy,
    as: 'line',
    privacy: 'sealed',
    rule: orNotApplicable(freeText),
    max: 150,
  }),
  scin: field(z.string().optional(), {
    label: 'SCIN',
    hint: `Twelve digits. ${orSayWhy}`,
    as: 'line',
    privacy: 'sealed',
    rule: orNotApplicable(scinRule),
    max: 150,
  }),
  nino: field(z.string().optional(), {
    label: 'NINO',
    hint: `Two letters, six digits and a letter, like AB 12 34 56 C. ${orSayWhy}`,
    as: 'line',
    privacy: 'sealed',
    rule: orNotApplicable(ninoRule),
    max: 150,
  }),
  description: field(z.string(), {
    label: 'Description of the incident',
    hint: 'What happened, and the last actions taken before the problem occurred.',
    as: 'paragraph',
    privacy: 'sealed',
    rule: freeText,
    max: 2500,
  }),
  dateRaised: field(z.string(), { label: 'Date raised', as: 'date', privacy: 'open' }),
  procedurePath: field(z.string(), {
    label: 'Procedure path and step number',
    hint: 'For example Procedures>Pages>Client-Contact>Statement - Step 4. No client details here.',
    as: 'line',
    privacy: 'searched',
    rule: searchedText,
    max: 300,
  }),
  actionsTaken: field(z.string(), {
    label: 'Actions taken to resolve',
    hint: 'Procedures read, colleagues asked, and what each try did.',
    as: 'paragraph',
    privacy: 'sealed',
    rule: freeText,
    max: 2500,
  }),
});
export type IncidentFields = z.infer<typeof incidentFields>;

/** INC-17's fields that hold client data: never asked or kept where Special Client Records are concerned (Q18). */
export const clientFields = ['clientName', 'scin', 'nino'] as const;

/** Whether a case concerns Special Client Records; a referral via TechNow alone does not make it one. */
export const isSpecialClientRecords = ({
  specialClientRecords = [],
}: {
  specialClientRecords?: readonly string[] | undefined;
}): boolean => specialClientRecords.includes('raised-by') || specialClientRecords.includes('refers-to');

const remark = (label: string, hint: string, rule = freeText) =>
  field(z.string(), {
    label,
    hint,
    as: 'paragraph',
    privacy: 'sealed',
    rule,
    max: 2000,
  });

/** What is said back and forth once an incident is raised; each lands in the history entry of its command. */
export const incidentRemarks = z.object({
  question: remark('What do you need to know?', 'The caseworker sees this word for word.'),
  answer: remark('Your answer', 'Your team leader sees this word for word.'),
  advice: remark(
    'What should the caseworker do?',
    'Name every action. The caseworker sees this word for word, and you check back that all were done.',
  ),
  localAction: remark(
    'What should be done locally first?',
    'Name each action. The caseworker sees this word for word.',
  ),
  report: remark('What happened?', 'Say what you did and what the system did.'),
  requestNumber: field(z.string(), {
    label: 'SR number of the request',
    hint: 'The number of the SR that you raised with Advice & Guidance.',
    as: 'line',
    privacy: 'sealed',
    rule: caseOrSrNumberRule,
    max: 150,
  }),
  tried: remark(
    'What did you try, and what happened?',
    'The Area Advice Centre sees this word for word, in its channel: leave client details out. Add whatever else it should know.',
    postedText,
  ),
});

/** Who decides, where nobody is known to lead the requester. */
export const teamLeaderField = z.object({
  teamLeader: field(z.string(), {
    label: 'Team leader',
    hint: 'We do not know who leads you yet. Choose the team leader who should decide.',
    as: 'person',
    privacy: 'open',
  }),
});
