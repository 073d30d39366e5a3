import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import type { Face } from '../../src/slack/face.ts';
import { about, called } from './about.ts';
import { allocateButton, feesPaidButton, feesUnpaidButton, lettersButton, showButton } from './buttons.ts';

/** What remains of a reminder once what it asks for is done. */
const nothingMore = (it: CallBack): Face => ({
  title: `Call-back ${called(it)}`,
  lines: [...about(it), ['There is nothing more to do here.']],
});

/** CB-23: nobody has allocated it yet. */
export const allocationReminder = (it: CallBack): Face =>
  it.status === 'awaiting-allocation'
    ? {
        title: `Call-back ${called(it)} still waits to be allocated`,
        lines: about(it),
        buttons: [allocateButton, showButton],
      }
    : nothingMore(it);

/** CB-35. */
export const lettersReminder = (it: CallBack): Face =>
  it.status === 'letters-wanted'
    ? {
        title: `Letters for ${called(it)} are still to be issued`,
        lines: about(it),
        buttons: [lettersButton, showButton],
      }
    : nothingMore(it);

/** CB-35: the 14 days are over. */
export const feesCard = (it: CallBack): Face =>
  it.status === 'fees-awaited'
    ? {
        title: `Have the fees for ${called(it)} been paid?`,
        lines: [...about(it), ['Either answer closes the call-back.']],
        buttons: [feesPaidButton, feesUnpaidButton, showButton],
      }
    : nothingMore(it);
