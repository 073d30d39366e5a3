import type { KnownBlock } from '@slack/types';
import { type CallBack, mpHotline, type ToWriteTo } from '../../src/domain/call-back/call-back.ts';
import { descriptionText, hasDescription, notesAreIn } from '../../src/domain/call-back/description.ts';
import { unsent } from '../../src/domain/call-back/guards.ts';
import { mpText, proformaText } from '../../src/domain/call-back/proforma.ts';
import { copyBlocks, lineToCopy } from '../../src/slack/text-to-copy.ts';

/** The texts that somebody enters in CMS2012 (CB-08 to CB-10, CB-45), and those to be sent to a mailbox (CB-22, CB-30). */
export const textsToEnter = (it: CallBack): KnownBlock[] => [
  ...(hasDescription(it) ? activity(it) : []),
  ...(it.status === 'with-specialist-team' && !unsent(it).length ? proforma(it) : []),
  ...unsent(it).flatMap((to) => toSend(it, to)),
];

function activity(it: CallBack): KnownBlock[] {
  const { text, overflow, start, end } = descriptionText(it);
  const alarm = it.kind === 'informal' ? 'Alarm, start' : 'Start';
  return [
    ...copyBlocks('description', 'Description for CMS2012', text),
    lineToCopy('start', `${alarm}, as CMS2012 takes it`, start),
    ...(end ? [lineToCopy('end', 'End, as CMS2012 takes it', end)] : []),
    ...(overflow
      ? copyBlocks(
          'overflow',
          `What does not fit in the description: store it in ${notesAreIn(it)}`,
          overflow,
        )
      : []),
  ];
}

const proforma = (it: CallBack): KnownBlock[] =>
  copyBlocks('proforma', 'Proforma, as the specialist team has it', proformaText(it).text);

function toSend(it: CallBack, { team, mailbox }: ToWriteTo): KnownBlock[] {
  const { subject, text } = team === mpHotline ? mpText(it) : proformaText(it);
  const name = team === mpHotline ? 'mp-hotline' : 'team';
  return [
    lineToCopy(`${name}-mailbox`, `Write to ${team}: the mailbox`, mailbox),
    lineToCopy(`${name}-subject`, `Write to ${team}: the subject`, subject),
    ...copyBlocks(`${name}-text`, `Write to ${team}: the text`, text),
  ];
}
