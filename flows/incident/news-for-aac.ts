import type { Incident } from '../../src/domain/incident/incident.ts';
import { asResolution } from '../../src/domain/incident/resolution.ts';
import type { HistoryEntry } from '../../src/domain/record.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import type { Face } from '../../src/slack/face.ts';
import { called } from './cards.ts';

/** What happened, in the incident's thread in the AAC's channel. */
export function newsForAac(it: Incident, cause: HistoryEntry | undefined): Face {
  const by = { person: cause?.by ?? it.requester };
  switch (cause?.what) {
    case 'resolve': {
      const { how, reason, source, route } = asResolution(cause);
      return {
        title: `Resolution of ${called(it)}`,
        lines: [
          [by, ` recorded on ${dateAndTime(cause.at)}:`],
          [how],
          [`${reason}. Source: ${source}. ${route}.`],
        ],
      };
    }
    case 'report-not-worked':
      return {
        title: 'The resolution did not work',
        lines: [
          [by, ` tried it, and wrote on ${dateAndTime(cause.at)}:`],
          [cause.said ?? ''],
          [`${called(it)} is escalated: it is yours again, and whatever follows is given in writing.`],
        ],
      };
    case 'report-failed-in-call':
      return {
        title: 'It did not work in the call',
        lines: [
          [by, ` recorded that. ${called(it)} is escalated, and whatever follows is given in writing.`],
        ],
      };
    case 'confirm-worked-in-call':
      return {
        title: `${called(it)} is closed`,
        lines: [[by, ' recorded that the caseworker confirmed in the call that it worked.']],
      };
    default:
      return {
        title: `${called(it)} is closed`,
        lines: [[by, ' confirmed that the resolution worked.']],
      };
  }
}
