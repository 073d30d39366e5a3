import type { CallBackKind } from './call-back.ts';

/** When a step is taken, as the form groups them. */
export type Stage = 'setting-up' | 'moving' | 'closing';

/** A step in another system, in the procedure's words. Slack shows 75 characters beside a tick box, and 75 below it. */
export interface StepWords {
  words: string;
  detail: string;
  stage: Stage;
  /** A page that says how, or a form, by its name in the organisation file's links. */
  page?: string;
}

/** Every step, by the key under which it is confirmed. A key is never renamed: histories hold it. */
export const stepWords = {
  tried: {
    words: 'Resolving it and a warm transfer were tried first',
    detail: 'Client entered a wrong SCIN: first these, then an agreed time (CB-19)',
    stage: 'setting-up',
  },
  outbound: {
    words: 'Outbound Call activity closed with status Done',
    detail: 'The existing one, once the call has ended (CB-05)',
    stage: 'setting-up',
  },
  sr: {
    words: 'SR Manage Inbound Call raised: General enquiry, General enquiry',
    detail: 'Greyed-out mandatory fields: raise an /incident (CB-13, WA-11)',
    stage: 'setting-up',
  },
  case: {
    words: 'Case added to the SR from the list of its owner’s cases',
    detail: 'Case icon, highlight the active case, Add, OK (CB-13, CB-19)',
    stage: 'setting-up',
  },
  activity: {
    words: 'New Call Back activity in the right SR, on the correct case',
    detail: 'It moves with the case. If right, Activities shows it (CB-05, CB-06)',
    stage: 'setting-up',
  },
  tickbox: {
    words: 'Callback tickbox ticked, Type Call Call Back chosen',
    detail: 'SR Information applet, under Status and Ownership (CB-05)',
    stage: 'setting-up',
  },
  description: {
    words: 'Description pasted from Show and copy',
    detail: 'Number, date and time, SCIN, last 4 digits, ERN, reason (CB-08)',
    stage: 'setting-up',
  },
  overflow: {
    words: 'Further notes stored where the description says',
    detail: 'Too long for the description: Show and copy has them apart (CB-09)',
    stage: 'setting-up',
  },
  alarm: {
    words: 'Alarm ticked, start and end entered, saved',
    detail: 'More Info tab, then CTRL+S. Show and copy has both times (CB-10)',
    stage: 'setting-up',
  },
  pending: {
    words: 'SR Status set to Pending Assignment',
    detail: 'Go To Case not pressed: the SR would display an error status (CB-16)',
    stage: 'setting-up',
  },
  status: {
    words: 'Status of the call-back request left as it is',
    detail: 'Changing it while the call-back is open disables the alarm (CB-07)',
    stage: 'setting-up',
  },
  'informal-activity': {
    words: 'Call-Callback activity on the case, with its description',
    detail: 'Case number, client role, date and time: see Show and copy (CB-45)',
    stage: 'setting-up',
  },
  'informal-alarm': {
    words: 'Alarm ticked in More info, start date and time set',
    detail: 'The reminder pops up 5 minutes before it (CB-45, CB-46)',
    stage: 'setting-up',
  },
  transfer: {
    words: 'Resolving it and a transfer were tried first',
    detail: 'A call-back only where neither is possible (CB-17, CB-28)',
    stage: 'setting-up',
  },
  'gich-overflow': {
    words: 'CMSF5566 filled in, where GICH keeps it',
    detail: 'Internal General Inbound Call Helpline overflow spreadsheet (CB-48)',
    stage: 'setting-up',
    page: 'CMSF5566',
  },
  'applications-overflow': {
    words: 'CMSF5565 filled in, where New Applications keeps it',
    detail: 'Internal applications overflow spreadsheet (CB-48)',
    stage: 'setting-up',
    page: 'CMSF5565',
  },
  mandatory: {
    words: 'SR for the specialist team: all mandatory fields filled in',
    detail: 'Where they are greyed out, raise an /incident (WA-11)',
    stage: 'setting-up',
  },
  notes: {
    words: 'SR Notes entry with the background, if it helps the specialist',
    detail: 'Consider it each time (WA-10)',
    stage: 'setting-up',
  },
  casegroup: {
    words: 'Casegroup left with its caseworker',
    detail: 'Only the SR goes to the specialist team, who read the rest (WA-08)',
    stage: 'setting-up',
  },
  finished: {
    words: 'Relevant items finished before the move',
    detail: 'A move takes all work with it; flips wait for their SR (WA-05)',
    stage: 'moving',
  },
  moved: {
    words: 'Case and Call Back activity moved to the new owner',
    detail: 'The team leader sees it in My Team Service Request (CB-42, WA-12)',
    stage: 'moving',
    page: 'Work Management',
  },
  noted: {
    words: 'What came of it entered in the notes',
    detail: 'Show and copy has it ready, for contact notes or SR notes (CB-39)',
    stage: 'closing',
  },
  closed: {
    words: 'Call Back activity closed with the same status as here',
    detail: 'One of the six statuses, as this call-back was closed (CB-39, CB-46)',
    stage: 'closing',
  },
  'activities-closed': {
    words: 'No activity left open on the SR',
    detail: 'The SR cannot close with open activities (WA-12)',
    stage: 'closing',
    page: 'Work Management',
  },
  procedure: {
    words: 'Application procedure carried out in CMS2012',
    detail: 'As the client was reached (CB-25, CB-32)',
    stage: 'closing',
  },
  'fees-collected': {
    words: 'Application fees collected',
    detail: 'The page Application-Fees says how (CB-33)',
    stage: 'closing',
    page: 'Application-Fees',
  },
} satisfies Record<string, StepWords>;
export type StepKey = keyof typeof stepWords;

const activity: readonly StepKey[] = ['activity', 'tickbox', 'description', 'overflow', 'alarm', 'status'];

/** What is entered when a call-back is booked, in the procedure's order. */
export const settingUp: Record<CallBackKind, readonly StepKey[]> = {
  own: ['outbound', ...activity],
  'for-another': ['tried', 'sr', 'case', ...activity, 'pending'],
  'new-application': ['transfer', 'gich-overflow'],
  'downtime-application': ['applications-overflow'],
  'functionally-unique': ['transfer', 'mandatory', 'notes', 'casegroup'],
  informal: ['informal-activity', 'informal-alarm', 'overflow', 'status'],
};

export const closingSteps: Record<CallBackKind, readonly StepKey[]> = {
  own: ['noted', 'closed', 'activities-closed'],
  'for-another': ['noted', 'closed', 'activities-closed'],
  'new-application': ['procedure'],
  'downtime-application': ['procedure', 'fees-collected'],
  'functionally-unique': ['noted', 'activities-closed'],
  informal: ['noted', 'closed'],
};
