import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { did } from '../../src/domain/call-back/refusals.ts';
import type { HistoryEntry } from '../../src/domain/record.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import type { Face } from '../../src/slack/face.ts';
import { about, called } from './about.ts';

/** News of a decision, for somebody who did not make it. */
export const news = (it: CallBack, cause: HistoryEntry | undefined): Face => ({
  title: `News of call-back ${called(it)}`,
  lines: [
    ...(cause
      ? [[{ person: cause.by }, ` ${did[cause.what] ?? 'changed it'} on ${dateAndTime(cause.at)}.`]]
      : []),
    ...about(it),
  ],
});
