import type { Field } from '../../src/domain/fields.ts';

/** Asked before what happened: whether it helped. */
export const outcome: Field = {
  name: 'outcome',
  label: 'Did it help?',
  as: 'choice',
  privacy: 'open',
  required: true,
  options: [
    { value: 'no', label: 'No, the problem is still there' },
    { value: 'yes', label: 'Yes, it works now' },
  ],
};
