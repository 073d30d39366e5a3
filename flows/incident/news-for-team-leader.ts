import { expectationInWords } from '../../src/domain/incident/advice-and-guidance.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import type { HistoryEntry } from '../../src/domain/record.ts';
import type { Face } from '../../src/slack/face.ts';
import { called, resolutionLines } from './cards.ts';

/** News of what the caseworker or the AAC did, for the team leader. */
export function newsForTeamLeader(it: Incident, cause: HistoryEntry | undefined): Face {
  const by = { person: it.requester };
  const readIt = "Press 'Show and copy' on its card to read the answer";
  switch (cause?.what) {
    case 'report-resolved':
      return {
        title: 'Resolved locally',
        lines: [[by, ` reports that the local action worked for ${called(it)}.`]],
      };
    case 'confirm-advice':
      return {
        title: 'Resolved locally',
        lines: [[by, ` has done what was advised, and it worked for ${called(it)}.`]],
      };
    case 'report-advice-failed':
      return {
        title: 'The advice did not help',
        lines: [[by, ` has reported back on ${called(it)}.`], [`${readIt}, then decide.`]],
      };
    case 'report-local-action':
      return {
        title: 'The local action did not help',
        lines: [[by, ` has reported back on ${called(it)}.`], [`${readIt}, then decide.`]],
      };
    case 'send-to-advice-and-guidance': {
      const expected = it.adviceAndGuidance && expectationInWords(it.adviceAndGuidance);
      return {
        title: 'Sent to Advice & Guidance',
        lines: [
          [by, ` has sent ${called(it)} to Advice & Guidance.`],
          ...(expected ? [[`An answer is expected ${expected}.`]] : []),
        ],
      };
    }
    case 'report-advice-and-guidance-resolved':
      return {
        title: 'Advice & Guidance resolved it',
        lines: [[by, ` reports that Advice & Guidance resolved ${called(it)}.`]],
      };
    case 'report-advice-and-guidance-failed':
      return {
        title: 'Advice & Guidance could not resolve it',
        lines: [[by, ` has reported back on ${called(it)}.`], [`${readIt}, then decide.`]],
      };
    case 'resolve':
      // INC-31: it goes to the team leader too.
      return {
        title: `A resolution for ${called(it)}`,
        lines: [
          ...resolutionLines(cause),
          ['There is nothing for you to do: ', by, ' is asked whether it worked.'],
        ],
      };
    case 'report-not-worked':
      return {
        title: `${called(it)}: the resolution did not work`,
        lines: [
          [{ person: cause.by }, ' has told the Area Advice Centre what was tried. It is back with them.'],
        ],
      };
    case 'confirm-worked-in-call':
      return {
        title: `${called(it)} is closed`,
        lines: [[by, ' confirmed to the Area Advice Centre, in a call, that its resolution worked.']],
      };
    case 'report-failed-in-call':
      return {
        title: `${called(it)}: the resolution did not work`,
        lines: [[by, ' tried it in a call with the Area Advice Centre. It is back with them.']],
      };
    default:
      return {
        title: 'Your question has been answered',
        lines: [[by, ` has given more information on ${called(it)}.`], [`${readIt}, then decide.`]],
      };
  }
}
