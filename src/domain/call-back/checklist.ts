import type { HistoryEntry } from '../record.ts';
import { standing } from './attempts.ts';
import type { CallBack } from './call-back.ts';

/** A step in another system, which CaseDesk cannot take: who took it, and when, is confirmed. */
export interface Step {
  key: string;
  /** As the procedure names it. */
  words: string;
  confirmed: HistoryEntry | undefined;
}

const activity: [string, string][] = [
  ['activity', 'New Call Back activity on the correct case, within the appropriate SR (CB-05, CB-06)'],
  ['tickbox', 'Callback tickbox under Status and Ownership, Type Call Call Back (CB-05)'],
  ['description', 'Description pasted from here; alarm ticked, start and end as shown; saved (CB-08, CB-10)'],
  ['status', 'Request status left as it is: changing it disables the alarm (CB-07)'],
];

const forOwner: [string, string][] = [
  ['sr', 'Manage Inbound Call SR: Area and Sub Area General enquiry, case added (CB-13)'],
  ...activity,
  ['pending', 'SR Status Pending Assignment; Go To Case not pressed (CB-16)'],
];

const steps: Record<CallBack['kind'], readonly [string, string][]> = {
  own: [['outbound', 'Existing Outbound Call activity closed as Done (CB-05)'], ...activity],
  'for-another': forOwner,
  'new-application': [],
  'downtime-application': [],
  'functionally-unique': [['notes', 'SR Notes entry with the background for the specialist (WA-10)']],
  informal: [
    ['alarm', 'Call-Callback activity on the case, alarm ticked with date and time (CB-45)'],
    ['status', 'Activity status left as it is: changing it disables the alarm (CB-07)'],
  ],
};

const closing: readonly [string, string][] = [
  [
    'closed',
    'Call Back activity closed with the same status; no activity left open on the SR (CB-39, WA-12)',
  ],
];

/** Moving: what belongs to the case is finished first, for all of it moves with the SR (WA-05, WA-08). */
const moving: readonly [string, string][] = [
  ['moved', 'Relevant work items finished, then case and call-back activity moved (CB-42, WA-05)'],
];

/** What has to be done in CMS2012 for a call-back, as far as it has come. */
export function checklist(it: Pick<CallBack, 'kind' | 'status' | 'history'>): Step[] {
  const happened = new Set(standing(it.history).map(({ what }) => what));
  const hasActivity = steps[it.kind].length > 0 && it.kind !== 'functionally-unique';
  return [
    ...steps[it.kind],
    ...(happened.has('move') || happened.has('hand-over') ? moving : []),
    ...(it.status === 'closed' && hasActivity ? closing : []),
  ].map(([key, words]) => ({
    key,
    words,
    confirmed: it.history.findLast(
      ({ what, facts }) => what === 'confirm-steps' && facts?.steps?.split(',').includes(key),
    ),
  }));
}
