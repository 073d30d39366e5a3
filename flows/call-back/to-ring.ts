import type { KnownBlock } from '@slack/types';
import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import { type CallBackFields, callBackFields } from '../../src/domain/call-back/fields.ts';
import { howToReach } from '../../src/domain/call-back/reaching.ts';
import { fieldOf } from '../../src/domain/fields.ts';
import { richText } from '../../src/slack/text.ts';
import { copyBlocks, lineToCopy } from '../../src/slack/text-to-copy.ts';

/** In the order in which they are wanted on the phone; the number and the SCIN first (CB-40). */
const lines: readonly (keyof CallBackFields)[] = [
  'contactNumber',
  'scin',
  'fullName',
  'dateOfBirth',
  'caseNumber',
  'ern',
  'clientRole',
];

/** What it takes to ring a client: how to do so safely above the number, each detail in an input of its own, then why. */
export function toRing({ fields }: CallBack): KnownBlock[] {
  return [
    richText([[{ bold: 'Before you ring' }], ...howToReach(fields).map((sentence) => [sentence])]),
    ...lines.flatMap((name) => {
      const text = fields[name];
      return typeof text === 'string' && text ? [lineToCopy(name, labelOf(name), text)] : [];
    }),
    ...(fields.address ? copyBlocks('address', labelOf('address'), fields.address) : []),
    ...copyBlocks('why', labelOf('why'), fields.why),
  ];
}

const labelOf = (name: keyof CallBackFields): string => fieldOf(callBackFields, name).label;
