import { expect, test } from '@jest/globals';
import {
  aButton,
  anInput,
  aSection,
  aTextInput,
  type Case,
  type Good,
  plain,
  problemsOn,
  theActions,
} from './samples.ts';

const focused = () => anInput(aTextInput({ focus_on_load: true }));
const same = aButton({ action_id: 'go' });

const refused: Case[] = [
  [
    'one action_id twice in a block',
    [aSection(), theActions(same, same)],
    '`action_id` "go" already exists',
    '/blocks/1/elements/1/action_id',
  ],
  [
    'one block_id twice',
    [aSection({ block_id: 'a' }), aSection({ block_id: 'a' })],
    '`block_id` "a" already exists',
    '/blocks/1/block_id',
  ],
  [
    'a block_id again in a container',
    [
      aSection({ block_id: 'a' }),
      { type: 'container', title: plain('More'), child_blocks: [aSection({ block_id: 'a' })] },
    ],
    '`block_id` "a" already exists',
    '/blocks/1/child_blocks/0/block_id',
  ],
  [
    'the focus in two places',
    [focused(), focused()],
    'only one element may have `focus_on_load`',
    '/view/blocks/1/element/focus_on_load',
    'modal',
  ],
];

test.each(refused)('%s is refused', (_rule, blocks, message, pointer, on = 'message') => {
  expect(problemsOn(on, blocks)).toEqual([{ message, pointer }]);
});

const accepted: Good[] = [
  ['one action_id in two blocks', [theActions(same), theActions(same)]],
  ['ids left to Slack', [theActions(aButton(), aButton()), aSection(), aSection()]],
  ['one focus', [focused(), anInput(aTextInput({ focus_on_load: false }))], 'modal'],
];

test.each(accepted)('%s passes', (_rule, blocks, on = 'message') => {
  expect(problemsOn(on, blocks)).toEqual([]);
});
