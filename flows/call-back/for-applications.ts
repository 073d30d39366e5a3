import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import type { Face } from '../../src/slack/face.ts';
import { about, called } from './about.ts';
import { feesPaidButton, feesUnpaidButton } from './buttons.ts';

/** CB-23: nobody has allocated it yet. */
export const allocationReminder = (it: CallBack): Face => ({
  title: `Call-back ${called(it)} still waits to be allocated`,
  lines: about(it),
});

/** CB-35. */
export const lettersReminder = (it: CallBack): Face => ({
  title: `Letters for ${called(it)} are still to be issued`,
  lines: [['Issue CMSL0077 and CMSL0080, then confirm it on its card.'], ...about(it)],
});

/** CB-35: the 14 days are over. */
export const feesCard = (it: CallBack): Face => ({
  title: `Have the fees for ${called(it)} been paid?`,
  lines: [...about(it), ...(it.feesDueAt ? [[`They were due by ${dateAndTime(it.feesDueAt)}.`]] : [])],
  buttons: it.status === 'fees-awaited' ? [feesPaidButton, feesUnpaidButton] : [],
});
