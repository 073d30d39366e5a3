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
  // CB-19.
  tried: {
    words: 'Resolving it and a warm transfer were tried first',
    detail: 'Client entered a wrong SCIN: first these, then an agreed time',
    stage: 'setting-up',
  },
  // CB-05.
  outbound: {
    words: 'Outbound Call activity closed with status Done',
    detail: 'The existing one, once the call has ended',
    stage: 'setting-up',
  },
  // CB-13, WA-11.
  sr: {
    words: 'SR Manage Inbound Call raised: General enquiry, General enquiry',
    detail: 'Greyed-out mandatory fields: raise an /incident',
    stage: 'setting-up',
  },
  // CB-13, CB-19.
  case: {
    words: 'Case added to the SR from the list of its owner’s cases',
    detail: 'Case icon, highlight the active case, Add, OK',
    stage: 'setting-up',
  },
  // CB-05, CB-06.
  activity: {
    words: 'New Call Back activity in the right SR, on the correct case',
    detail: 'Set up right, it shows in Activities and moves with the case',
    stage: 'setting-up',
  },
  // CB-05.
  tickbox: {
    words: 'Callback tickbox ticked, Type Call Call Back chosen',
    detail: 'SR Information applet, under Status and Ownership',
    stage: 'setting-up',
  },
  // CB-08.
  description: {
    words: 'Description pasted from Show and copy',
    detail: 'Number, date and time, SCIN, last 4 digits, ERN, reason',
    stage: 'setting-up',
  },
  // CB-09.
  overflow: {
    words: 'Further notes stored where the description says',
    detail: 'Too long for the description: Show and copy has them apart',
    stage: 'setting-up',
  },
  // CB-10.
  alarm: {
    words: 'Alarm ticked, start and end entered, saved',
    detail: 'More Info tab, then CTRL+S. Show and copy has both times',
    stage: 'setting-up',
  },
  // CB-16.
  pending: {
    words: 'SR Status set to Pending Assignment',
    detail: 'Go To Case not pressed: the SR would display an error status',
    stage: 'setting-up',
  },
  // CB-07.
  status: {
    words: 'Status of the call-back request left as it is',
    detail: 'Changing it while the call-back is open disables the alarm',
    stage: 'setting-up',
  },
  // CB-45.
  'informal-activity': {
    words: 'Call-Callback activity on the case, with its description',
    detail: 'Case number, client role, date and time: see Show and copy',
    stage: 'setting-up',
  },
  // CB-45, CB-46.
  'informal-alarm': {
    words: 'Alarm ticked in More info, start date and time set',
    detail: 'The reminder pops up 5 minutes before it',
    stage: 'setting-up',
  },
  // CB-17, CB-28.
  transfer: {
    words: 'Resolving it and a transfer were tried first',
    detail: 'A call-back only where neither is possible',
    stage: 'setting-up',
  },
  // CB-48.
  'gich-overflow': {
    words: 'CMSF5566 filled in, where GICH keeps it',
    detail: 'Internal General Inbound Call Helpline overflow spreadsheet',
    stage: 'setting-up',
    page: 'CMSF5566',
  },
  // CB-48.
  'applications-overflow': {
    words: 'CMSF5565 filled in, where New Applications keeps it',
    detail: 'Internal applications overflow spreadsheet',
    stage: 'setting-up',
    page: 'CMSF5565',
  },
  // WA-11.
  mandatory: {
    words: 'SR for the specialist team: all mandatory fields filled in',
    detail: 'Where they are greyed out, raise an /incident',
    stage: 'setting-up',
  },
  // WA-10.
  notes: {
    words: 'SR Notes entry with the background, if it helps the specialist',
    detail: 'Consider it each time',
    stage: 'setting-up',
  },
  // WA-08.
  casegroup: {
    words: 'Casegroup left with its caseworker',
    detail: 'Only the SR goes to the specialist team; the rest they can only read',
    stage: 'setting-up',
  },
  // WA-05.
  finished: {
    words: 'Relevant items finished before the move',
    detail: 'All its work moves with it, and flips once the SR is completed',
    stage: 'moving',
  },
  // WA-06.
  exceptions: {
    words: 'Exceptions to the move checked',
    detail: 'PP outside the UK: perhaps one. Nationally sensitive: SCR segment',
    stage: 'moving',
  },
  // CB-42, WA-12.
  moved: {
    words: 'Case and Call Back activity moved to the new owner',
    detail: 'The team leader sees it in My Team Service Request',
    stage: 'moving',
    page: 'Work Management',
  },
  // CB-39.
  noted: {
    words: 'What came of it entered in the notes',
    detail: 'Show and copy has it ready, for contact notes or SR notes',
    stage: 'closing',
  },
  // CB-39, CB-46.
  closed: {
    words: 'Call Back activity closed with the same status as here',
    detail: 'One of the six statuses, as this call-back was closed',
    stage: 'closing',
  },
  // WA-12.
  'activities-closed': {
    words: 'No activity left open on the SR',
    detail: 'The SR cannot close with open activities',
    stage: 'closing',
    page: 'Work Management',
  },
  // CB-25, CB-32.
  procedure: {
    words: 'Application procedure carried out in CMS2012',
    detail: 'As the client was reached',
    stage: 'closing',
  },
  // CB-33.
  'fees-collected': {
    words: 'Application fees collected',
    detail: 'The page Application-Fees says how',
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
