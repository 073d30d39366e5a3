import { type CallBack, callBack, callBackSchema } from '../../domain/call-back/call-back.ts';
import { callBackFields } from '../../domain/call-back/fields.ts';
import { clientReferences, foundBy } from '../../domain/call-back/whose.ts';
import type { Kind } from '../kind.ts';

/** Call-backs. The reference comes with the booking. */
export const callBacks: Kind<CallBack> = {
  name: 'call-back',
  collection: 'callBacks',
  schema: callBack,
  newest: callBackSchema,
  fields: callBackFields,
  foundBy,
  foundByClient: ({ fields }) => clientReferences(fields),
  referencePrefix: ({ reference }) => (reference === undefined ? 'CB' : undefined),
};
