import { describe, expect, test } from '@jest/globals';
import { validateSubmissionAnswer } from '../../../../local/slack/validate/index.ts';
import { aModal, anInput, aSection, aTextInput, plain } from './samples.ts';

const view = {
  blocks: [
    anInput(aTextInput({ action_id: 'sr' }), { block_id: 'sr-number' }),
    aSection({ block_id: 'intro' }),
  ],
};
const errors = (named: unknown) => ({ response_action: 'errors', errors: named });

describe('answers to a submission', () => {
  test.each<[string, unknown, string]>([
    ['an unknown action', { response_action: 'close' }, 'unknown response_action: close'],
    ['a body on a plain close', { ok: true }, 'unknown response_action: undefined'],
    ['a text', 'OK', 'the answer is neither empty nor an object'],
    ['no errors', errors({}), 'errors has to name at least one field'],
    ['errors left out', { response_action: 'errors' }, 'errors has to name at least one field'],
    [
      'an error by action_id',
      errors({ sr: 'Too short.' }),
      'errors names "sr", which is not the block_id of an input block',
    ],
    [
      'an error on a section',
      errors({ intro: 'No.' }),
      'errors names "intro", which is not the block_id of an input block',
    ],
    [
      'an error that is a text object',
      errors({ 'sr-number': plain('No.') }),
      'the error for "sr-number" is not a text',
    ],
    ['an empty error', errors({ 'sr-number': '' }), 'the error for "sr-number" is not a text'],
    [
      'an update without a view',
      { response_action: 'update' },
      'must provide an object [json-pointer:/view]',
    ],
    [
      'a push of a bad view',
      { response_action: 'push', view: aModal({ title: plain('x'.repeat(25)) }) },
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [
      'a clear with a view',
      { response_action: 'clear', view: aModal() },
      'invalid additional property: view',
    ],
  ])('%s is trouble', (_rule, answer, trouble) => {
    expect(validateSubmissionAnswer(answer, view)).toBe(trouble);
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['an empty body', ''],
    ['the empty object of Socket Mode', {}],
    ['clear', { response_action: 'clear' }],
    ['an error on an input', errors({ 'sr-number': 'Nine digits, please.' })],
    ['an update', { response_action: 'update', view: aModal() }],
    ['a push', { response_action: 'push', view: aModal() }],
  ])('%s is fine', (_rule, answer) => {
    expect(validateSubmissionAnswer(answer, view)).toBeUndefined();
  });
});
