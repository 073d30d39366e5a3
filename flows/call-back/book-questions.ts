import { type CallBackKind, callBackKind } from '../../src/domain/call-back/call-back.ts';
import {
  caseOrSrNumberRule,
  freeText,
  orNotApplicable,
  saysNotApplicable,
  scinRule,
} from '../../src/domain/field-rules.ts';
import type { Field, Option } from '../../src/domain/fields.ts';
import type { PromiseWarning } from '../../src/domain/promise-warnings.ts';

/** Each kind in the words of whoever has the client on the phone (CB-04). */
const kindsAsAsked: Record<CallBackKind, string> = {
  own: 'I will ring back myself',
  'for-another': 'Another caseworker is to ring back',
  informal: 'Informal: the client wants a call later on',
  'new-application': 'New application: the client is not on the system',
  'downtime-application': 'Application while the system is down',
  'functionally-unique': 'A specialist team is to ring back',
};

export const kindQuestion = (initial: CallBackKind): Field => ({
  name: 'kind',
  label: 'Who is to ring back, and why?',
  as: 'choice',
  privacy: 'open',
  required: true,
  initial,
  options: callBackKind.options.map((value) => ({ value, label: kindsAsAsked[value] })),
});

/** Twelve digits are a SCIN; a case number may be written in other ways. */
export const isScin = (text: string): boolean => scinRule.safeParse(text).success;

export const clientQuestion: Field = {
  name: 'client',
  label: 'SCIN or case number',
  hint: 'Finds what is kept of this client. Leave it empty for somebody who is not on the system.',
  as: 'line',
  privacy: 'sealed',
  required: false,
  rule: orNotApplicable(
    freeText.refine(
      (text) => isScin(text) || caseOrSrNumberRule.safeParse(text).success,
      'Give a SCIN of twelve digits, or the case number as CMS2012 shows it, like 1-23456789.',
    ),
  ),
  max: 150,
};

export const isReference = (text: string): boolean => text !== '' && !saysNotApplicable(text);

export const whenQuestion: Field = {
  name: 'when',
  label: 'When is the client to be rung?',
  hint: 'As you would say it: 2h, fri 2pm, 25/10 18:00. Leave it empty where the client has no preference.',
  as: 'line',
  privacy: 'sealed',
  required: false,
  max: 60,
};

export const ownerQuestion: Field = {
  name: 'owner',
  label: 'Who makes the call?',
  hint: 'Only where it is another caseworker.',
  as: 'person',
  privacy: 'open',
  required: false,
};

export const receivedQuestion: Field = {
  name: 'received',
  label: 'When did the client ring?',
  hint: 'Leave it empty for just now. Otherwise 20 minutes ago, or 9:30.',
  as: 'line',
  privacy: 'sealed',
  required: false,
  max: 60,
};

/** CB-19: General Inbound Call Handling answers a client who entered somebody else's SCIN. */
export const wrongScin = 'wrong-scin';

export const cameByQuestion: Field = {
  name: 'cameBy',
  label: 'How did it come about?',
  as: 'choice',
  privacy: 'open',
  required: false,
  options: [
    { value: 'inbound', label: 'The client or employer rang' },
    { value: 'outbound', label: 'We rang, and it was inconvenient' },
    { value: 'correspondence', label: 'They wrote' },
    { value: wrongScin, label: 'Client entered a wrong SCIN' },
  ],
};

export const triedQuestion: Field = {
  name: 'tried',
  label: 'Before the call-back, in this order',
  hint: 'Tick each once it is done.',
  as: 'choices',
  privacy: 'open',
  required: true,
  options: [
    { value: 'resolve', label: '1. Tried to resolve it' },
    { value: 'transfer', label: '2. Tried a warm transfer to the segment' },
    { value: 'time', label: '3. Did everything to agree a time' },
  ],
};

export const teamQuestion = (teams: readonly string[]): Field => ({
  name: 'specialistTeam',
  label: 'Which specialist team?',
  as: 'choice',
  privacy: 'open',
  required: true,
  options: teams.map((name): Option => ({ value: name, label: name })),
});

/** What a person says by keeping a time that there is something to be said of. */
const keptAllTheSame: Record<PromiseWarning['kind'], string> = {
  'has-passed': 'The time has passed',
  'bank-holiday': 'Keep it on the bank holiday',
  'day-off': 'Keep it on a day on which the owner does not work',
  'outside-hours': 'Keep it outside the owner’s hours',
  'clocks-change': 'The client knows by which clock it is',
  'later-than-allowed': 'The client named this later time',
  'perhaps-informal': 'The client asked for this very time',
};

const isWarning = (kind: string): kind is PromiseWarning['kind'] => kind in keptAllTheSame;

export const confirmQuestion = (warned: readonly string[]): Field => ({
  name: 'confirmed',
  label: 'Keep this time all the same?',
  hint: 'Tick each, or type another time above.',
  as: 'choices',
  privacy: 'open',
  required: false,
  options: warned.filter(isWarning).map((value) => ({ value, label: keptAllTheSame[value] })),
});

export const formalityQuestion: Field = {
  name: 'formality',
  label: 'What did the client ask for?',
  hint: 'A stated date and time is a promise. A later day or week is a reminder to you.',
  as: 'choice',
  privacy: 'open',
  required: false,
  options: [
    { value: 'formal', label: 'This date and time: a formal call-back' },
    { value: 'informal', label: 'A call about then: an informal call-back' },
  ],
};

export const preferredQuestion = (inWords: string): Field => ({
  name: 'takePreferred',
  label: 'Is the preferred contact time agreed?',
  as: 'choice',
  privacy: 'sealed',
  required: false,
  options: [
    { value: 'yes', label: `Yes: ${inWords}` },
    { value: 'no', label: 'No: any time, or the time typed above' },
  ],
});

/** The value of the one about which the client rang is its id. */
export const doubleQuestion = (open: readonly { id: string; reference: string }[]): Field => ({
  name: 'double',
  label: 'What did the client ring about?',
  hint: "'/call-back' and a reference shows that one.",
  as: 'choice',
  privacy: 'open',
  required: true,
  options: [
    ...open.map(({ id, reference }) => ({
      value: id,
      label: `${reference}, which is open: close it, book nothing`,
    })),
    { value: another, label: 'Something else: book another' },
  ],
});

/** Booked though one is open for the same client and purpose. */
export const another = 'another';

export const doubleWhyQuestion: Field = {
  name: 'doubleWhy',
  label: 'Why another?',
  hint: 'Only where another is booked.',
  as: 'line',
  privacy: 'sealed',
  required: false,
  rule: freeText,
  max: 300,
};
