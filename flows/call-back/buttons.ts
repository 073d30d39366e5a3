import type { Button, Entry } from '../../src/slack/face.ts';

/** The buttons of a call-back. An action is never renamed. */
export const callingButton: Button = { action: 'calling-now', label: 'Calling now' };
export const doneButton: Button = { action: 'call-back-done', label: 'Done', style: 'primary' };
export const attemptButton: Button = { action: 'record-attempt', label: 'Record the call' };
export const notReachedButton: Button = { action: 'client-not-reached', label: 'Not reached' };
export const snoozeButton: Button = { action: 'snooze-call-back', label: 'Snooze 15 minutes' };
export const snoozeLongerButton: Entry = { action: 'snooze-longer', label: 'Snooze longer' };
export const rescheduleButton: Entry = { action: 'reschedule-call-back', label: 'Reschedule' };
export const remindAgainButton: Entry = { action: 'remind-again', label: 'Change the reminder' };
export const wrongNumberButton: Entry = { action: 'report-wrong-number', label: 'Wrong number' };
export const giveNumberButton: Button = {
  action: 'give-number',
  label: 'Give another number',
  style: 'primary',
};
export const closeButton: Entry = { action: 'close-call-back', label: 'Close' };
export const takeBackButton: Button = { action: 'take-back-call-back', label: 'Take it back' };
/** It can be taken back, so nobody is asked to confirm it. */
export const rangFirstButton: Entry = { action: 'client-rang-first', label: 'Client rang first' };
export const delayButton: Entry = { action: 'decide-delay', label: 'Decide on delay' };
export const lettersButton: Button = { action: 'confirm-letters', label: 'Letters issued', style: 'primary' };
export const feesPaidButton: Button = { action: 'record-fees-paid', label: 'Fees paid', style: 'primary' };
export const feesUnpaidButton: Button = { action: 'record-fees-unpaid', label: 'Fees not paid' };
export const allocateButton: Button = { action: 'allocate-call-back', label: 'Allocate', style: 'primary' };
/** The same form, once somebody has it. */
export const reallocateButton: Button = { action: 'allocate-call-back', label: 'Reallocate' };
export const takeButton: Button = { action: 'take-call-back', label: 'Take it', style: 'primary' };
export const moveButton: Button = { action: 'move-call-back', label: 'Move' };
export const moveAllButton: Button = { action: 'move-all-call-backs', label: 'Move all of theirs' };
export const movedBackButton: Button = {
  action: 'confirm-moved-back',
  label: 'Moved back',
  style: 'primary',
};
export const passDetailsButton: Button = { action: 'pass-details', label: 'Pass details' };
export const nameButton: Button = { action: 'name-answerable', label: 'Name who sees to it' };
export const stepsButton: Button = { action: 'confirm-steps', label: 'Steps in CMS2012' };
export const sentButton: Button = { action: 'confirm-sent', label: 'Sent to the team', style: 'primary' };
export const sentToHotlineButton: Button = {
  action: 'confirm-sent-to-hotline',
  label: 'Sent to MP Hotline',
  style: 'primary',
};
export const showButton: Button = { action: 'show-call-back', label: 'Show and copy' };
/** In Home, about no call-back yet. */
export const bookButton: Button = { action: 'book-call-back', label: 'Book a call-back' };
export const awayButton: Button = { action: 'go-away', label: 'Going away' };
