import { describe, expect, test } from '@jest/globals';
import { validateView } from '../../../../local/slack/validate/index.ts';
import {
  aModal,
  anElement,
  anInput,
  anOption,
  aSection,
  aTextInput,
  long,
  many,
  mrkdwn,
  plain,
  theActions,
  worded,
} from './samples.ts';

function problemsOf(view: unknown, surface: 'modal' | 'home') {
  const problems = validateView(view, surface);
  return problems === 'view_too_large' ? problems : worded(problems);
}
const less = (length: number) => `must be less than ${length + 1} characters`;
const { title: _title, ...untitled } = aModal();
const { submit: _submit, ...unsubmitted } = aModal();
const { blocks: _blocks, ...blockless } = aModal();

type ViewCase = [rule: string, view: unknown, message: string, pointer: string];

const refusedModals: ViewCase[] = [
  ['a view that is no object', 'view', 'must provide an object', '/view'],
  ['no title', untitled, 'missing required field: title', '/view'],
  ['no blocks', blockless, 'missing required field: blocks', '/view'],
  ['blocks of null', aModal({ blocks: null }), 'must provide an array', '/view/blocks'],
  ['a title over 24', aModal({ title: plain(long(25)) }), less(24), '/view/title/text'],
  ['an empty title', aModal({ title: plain('') }), 'must be more than 0 characters', '/view/title/text'],
  ['a title in mrkdwn', aModal({ title: mrkdwn('a') }), 'must be a valid enum value', '/view/title/type'],
  ['a submit over 24', aModal({ submit: plain(long(25)) }), less(24), '/view/submit/text'],
  ['a close over 24', aModal({ close: plain(long(25)) }), less(24), '/view/close/text'],
  ['a stray property', aModal({ foo: 1 }), 'invalid additional property: foo', '/view'],
  [
    'submit_disabled',
    aModal({ submit_disabled: true }),
    'invalid additional property: submit_disabled',
    '/view',
  ],
  ['a state sent back', aModal({ state: { values: {} } }), 'invalid additional property: state', '/view'],
  [
    'an input without submit',
    { ...unsubmitted, blocks: [aSection(), aSection(), anInput(aTextInput())] },
    'must define `submit` to use an `input` block in modals',
    '/view/blocks/2/input',
  ],
  ['a callback_id over 255', aModal({ callback_id: long(256) }), less(255), '/view/callback_id'],
  ['an external_id over 255', aModal({ external_id: long(256) }), less(255), '/view/external_id'],
  [
    'private_metadata over 3,000',
    aModal({ private_metadata: long(3001) }),
    less(3000),
    '/view/private_metadata',
  ],
  [
    'private_metadata of null',
    aModal({ private_metadata: null }),
    'must provide a string',
    '/view/private_metadata',
  ],
  [
    'notify_on_close as text',
    aModal({ notify_on_close: 'true' }),
    'must provide a boolean',
    '/view/notify_on_close',
  ],
  [
    'a modal that says it is a Home tab',
    aModal({ type: 'home' }),
    'must be a valid enum value',
    '/view/type',
  ],
  [
    'an option text over 75',
    aModal({
      blocks: [
        aSection(),
        aSection(),
        anInput(anElement('static_select', { options: [anOption('a', { text: plain(long(76)) })] })),
      ],
    }),
    less(75),
    '/view/blocks/2/element/options/0/text/text',
  ],
];

const aHome = (more = {}) => ({ type: 'home', blocks: [aSection()], ...more });

const refusedHomes: ViewCase[] = [
  ['a title', aHome({ title: plain('a') }), 'invalid additional property: title', '/view'],
  ['a submit', aHome({ submit: plain('a') }), 'invalid additional property: submit', '/view'],
  ['a close', aHome({ close: plain('a') }), 'invalid additional property: close', '/view'],
  [
    'a datetimepicker',
    aHome({ blocks: [theActions(anElement('datetimepicker'))] }),
    'unsupported type: datetimepicker',
    '/view/blocks/0/elements/0/type',
  ],
  [
    'a number input',
    aHome({ blocks: [anInput(anElement('number_input', { is_decimal_allowed: true }))] }),
    'unsupported type: number_input',
    '/view/blocks/0/element/type',
  ],
];

describe('views', () => {
  test.each(refusedModals)('a modal with %s is refused', (_rule, view, message, pointer) => {
    expect(problemsOf(view, 'modal')).toEqual([{ message, pointer }]);
  });

  test.each(refusedHomes)('a Home tab with %s is refused', (_rule, view, message, pointer) => {
    expect(problemsOf(view, 'home')).toEqual([{ message, pointer }]);
  });

  test('a view over 250 kB is too large', () => {
    const ofBytes = (bytes: number) => {
      const view = aModal({ blocks: many(90, () => aSection({ text: plain(long(2700)) })) });
      const short = bytes - Buffer.byteLength(JSON.stringify({ ...view, private_metadata: '' }));
      return { ...view, private_metadata: long(short) };
    };
    expect(validateView(ofBytes(250_000), 'modal')).not.toBe('view_too_large');
    expect(validateView(ofBytes(250_001), 'modal')).toBe('view_too_large');
  });

  test.each([
    [
      'a modal at its limits',
      aModal({
        title: plain(long(24)),
        close: plain(long(24)),
        private_metadata: long(3000),
        clear_on_close: true,
        notify_on_close: true,
      }),
      'modal',
    ],
    ['a modal to read, without submit', { ...unsubmitted, blocks: [aSection()] }, 'modal'],
    ['a Home tab with an input', aHome({ blocks: [anInput(aTextInput())], callback_id: 'home' }), 'home'],
  ] as const)('%s passes', (_rule, view, surface) => {
    expect(validateView(view, surface)).toEqual([]);
  });
});
