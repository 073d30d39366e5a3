import type { Deps } from '../deps.ts';
import { allocate } from './allocate.ts';
import { book } from './book.ts';
import { changeTheReminder } from './change-the-reminder.ts';
import { close } from './close.ts';
import { command } from './command.ts';
import { delay } from './delay.ts';
import { giveNumber } from './give-number.ts';
import { goingAway } from './going-away.ts';
import { move } from './move.ts';
import { notReachedYet } from './not-reached.ts';
import { onThePhone } from './on-the-phone.ts';
import { passDetails } from './pass-details.ts';
import { recordTheCall } from './record-the-call.ts';
import { reschedule } from './reschedule.ts';
import { show } from './show-and-copy.ts';
import { snooze } from './snooze.ts';
import { steps } from './steps.ts';
import { teams } from './teams.ts';

/** The call-back, from its booking to the call that was made. */
export function callBack(deps: Deps): void {
  command(deps);
  allocate(deps);
  recordTheCall(deps);
  delay(deps);
  teams(deps);
  book(deps);
  changeTheReminder(deps);
  close(deps);
  giveNumber(deps);
  goingAway(deps);
  move(deps);
  passDetails(deps);
  notReachedYet(deps);
  onThePhone(deps);
  reschedule(deps);
  snooze(deps);
  show(deps);
  steps(deps);
}
