import { z } from 'zod';
import { field } from '../../src/domain/fields.ts';
import { record } from '../../src/domain/record.ts';
import type { Kind } from '../../src/store/kind.ts';
import { start } from '../support/builders.ts';

const scin = field(z.string().optional(), { label: 'SCIN', as: 'line', privacy: 'sealed' });
const schema = record.extend({ owner: z.string(), fields: z.object({ scin }) });
export type Visit = z.infer<typeof schema>;

/** A made-up kind: its reference comes with its first write, and it is found by its client for ever. */
export const visits: Kind<Visit> = {
  name: 'visit',
  collection: 'visits',
  schema,
  newest: 1,
  fields: schema.shape.fields,
  referencePrefix: () => 'VI',
  foundBy: ({ status, owner }) => (status === 'open' ? [`person/${owner}`] : []),
  foundByClient: ({ fields }) => (fields.scin ? [`scin/${fields.scin}`] : []),
};

export const aVisit = (given: Partial<Visit> = {}): Visit => ({
  _id: 'v1',
  schema: 1,
  rev: 1,
  version: 1,
  status: 'open',
  since: start,
  owner: 'UANA',
  history: [{ at: start, by: 'UANA', what: 'book' }],
  reminders: {},
  messages: {},
  fields: { scin: '123456789012' },
  ...given,
});
