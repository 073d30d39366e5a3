import type { HistoryEntry } from '../record.ts';
import { attempts, standing } from './attempts.ts';
import { type CallBack, isApplication, isOpen } from './call-back.ts';
import { descriptionText } from './description.ts';
import { closingSteps, type StepKey, type StepWords, settingUp, stepWords } from './steps.ts';

/** A step in another system, which CaseDesk cannot take: who took it, and when, is confirmed. */
export interface Step extends StepWords {
  /** One of those in `stepWords`. */
  key: string;
  confirmed: HistoryEntry | undefined;
}

/** Whose the steps of a stage are: whoever booked it, leads its owner, or makes the call. */
export type StepsOf = 'booker' | 'leader' | 'owner';

const stageOf: Record<StepsOf, Step['stage']> = { booker: 'setting-up', leader: 'moving', owner: 'closing' };

/**
 * What has to be done in CMS2012 for a call-back, as far as it has come: CB-05 to CB-19, CB-45, WA-05 to WA-12. Of what is
 * closed nothing more is set up or moved; what was confirmed stays.
 */
export function checklist(it: CallBack): Step[] {
  const happened = new Set(standing(it.history).map(({ what }) => what));
  const isOnACase = !isApplication(it) && it.kind !== 'functionally-unique';
  const isMoved = isOnACase && (happened.has('move') || happened.has('hand-over'));
  const keys: StepKey[] = [
    ...settingUp[it.kind].filter((key) => isToBeSetUp(it, key)),
    ...(isMoved ? (['finished', 'exceptions', 'moved'] as const) : []),
    ...(isOpen(it) ? [] : closingSteps[it.kind].filter((key) => isToBeDone(it, key))),
  ];
  return keys
    .map((key): Step => ({ key, ...stepWords[key], confirmed: confirmation(it, key) }))
    .filter(({ stage, confirmed }) => isOpen(it) || stage === 'closing' || confirmed);
}

/** Whoever confirmed it first did it. */
const confirmation = ({ history }: CallBack, key: StepKey): HistoryEntry | undefined =>
  history.find(({ what, facts }) => what === 'confirm-steps' && facts?.steps?.split(',').includes(key));

/** What was said at booking of how it came about leaves out what it cannot ask (CB-05, CB-19). */
function isToBeSetUp(it: CallBack, key: StepKey): boolean {
  const cameBy = it.history[0]?.facts?.cameBy;
  if (key === 'overflow') return descriptionText(it).overflow !== undefined;
  if (key === 'outbound') return cameBy === undefined || cameBy === 'outbound';
  // Who says that the SCIN was wrong ticks these in the booking form.
  return key !== 'tried' || cameBy === undefined;
}

/** An application is entered only where the client was reached and applied. */
function isToBeDone(it: CallBack, key: StepKey): boolean {
  if (key !== 'procedure' && key !== 'fees-collected') return true;
  return ['Application made', 'Contact made'].includes(attempts(it).at(-1)?.result ?? '');
}

/** The steps in CMS2012 that nobody has confirmed yet, of those that are somebody's. */
export const unconfirmedOf = (it: CallBack, whose: StepsOf): Step[] =>
  checklist(it).filter(({ stage, confirmed }) => !confirmed && stage === stageOf[whose]);
