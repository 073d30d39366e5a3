import { callBackStatuses } from '../../src/domain/call-back/call-back.ts';
import { did } from '../../src/domain/call-back/refusals.ts';
import type { InWords } from '../../src/insight/in-words.ts';

/** A call-back as it reads where one looks into it. */
export const callBackInWords: InWords = {
  statuses: callBackStatuses,
  did: { ...did, look: 'looked at the details' },
};
