import { describe, expect, test } from '@jest/globals';
import { validateMessage } from '../../../../local/slack/validate/index.ts';
import { aButton, aSection, long, many, mrkdwn, plain, theActions, worded } from './samples.ts';

type Args = Parameters<typeof validateMessage>[0];

const aTable = { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] };
const key = (more: Record<string, unknown> = {}) => ({
  event_type: 'delivery',
  event_payload: { key: 'incident-7' },
  ...more,
});

const refused: [rule: string, args: Args, error: string, message?: string, pointer?: string][] = [
  ['nothing', {}, 'no_text'],
  ['an empty text', { text: '' }, 'no_text'],
  ['an empty list of blocks', { blocks: [] }, 'no_text'],
  ['an attachment of nothing', { attachments: [{}] }, 'no_text'],
  ['an attachment of a colour', { attachments: [{ color: '#f00', blocks: [] }] }, 'no_text'],
  ['a text that is a number', { text: 7 }, 'invalid_arguments', 'must provide a string', '/text'],
  ['blocks that are an object', { blocks: {} }, 'invalid_blocks_format', 'must provide an array', '/blocks'],
  ['blocks that were no JSON', { blocks: '[{' }, 'invalid_blocks_format', 'must provide an array', '/blocks'],
  [
    'over 25 buttons',
    { blocks: [aSection(), theActions(...many(26, () => aButton()))] },
    'invalid_blocks',
    'no more than 25 items allowed',
    '/blocks/1/elements',
  ],
  [
    'bad blocks in an attachment',
    { text: 'a', attachments: [{ blocks: [{ type: 'banner' }] }] },
    'invalid_blocks',
    'unsupported type: banner',
    '/attachments/0/blocks/0/type',
  ],
  [
    'attachments that are an object',
    { text: 'a', attachments: {} },
    'invalid_attachments',
    'must provide an array',
    '/attachments',
  ],
  [
    'an attachment of null',
    { text: 'a', attachments: [null] },
    'invalid_attachments',
    'must provide an object',
    '/attachments/0',
  ],
  [
    'over 100 attachments',
    { text: 'a', attachments: many(101, () => ({ text: 'a' })) },
    'too_many_attachments',
    'no more than 100 items allowed',
    '/attachments',
  ],
  [
    'a second table',
    { blocks: [aTable, aSection(), aTable] },
    'invalid_attachments',
    'only_one_table_allowed',
    '/blocks/2',
  ],
  [
    'over 11,000 in all blocks',
    { blocks: many(4, () => aSection({ text: mrkdwn(long(2751)) })) },
    'msg_blocks_too_long',
  ],
  [
    'over 11,000 in blocks and attachments',
    {
      blocks: [aSection({ text: mrkdwn(long(3000)) })],
      attachments: many(3, () => ({ blocks: [aSection({ text: mrkdwn(long(2700)) })] })),
    },
    'msg_blocks_too_long',
  ],
  [
    'over 11,000 once escaped',
    { blocks: [aSection({ text: mrkdwn('&'.repeat(2201)) })] },
    'msg_blocks_too_long',
  ],
  [
    'headers, which cost 100 more each',
    {
      blocks: [
        ...many(20, () => ({ type: 'header', text: plain(long(150)) })),
        ...many(3, () => aSection({ text: plain(long(2100)) })),
      ],
    },
    'msg_blocks_too_long',
  ],
  [
    'metadata that is a string',
    { text: 'a', metadata: 'key' },
    'invalid_metadata_format',
    'must provide an object',
    '/metadata',
  ],
  [
    'metadata without a payload',
    { text: 'a', metadata: { event_type: 'a' } },
    'invalid_metadata_format',
    'missing required field: event_payload',
    '/metadata',
  ],
  [
    'metadata without a type',
    { text: 'a', metadata: { event_payload: {} } },
    'invalid_metadata_format',
    'missing required field: event_type',
    '/metadata',
  ],
  [
    'metadata with a stray property',
    { text: 'a', metadata: key({ entities: [] }) },
    'invalid_metadata_format',
    'invalid additional property: entities',
    '/metadata',
  ],
  [
    'an event_type in capitals',
    { text: 'a', metadata: key({ event_type: 'Delivery' }) },
    'invalid_metadata_schema',
    'must match ^[a-z][a-z0-9_]*$',
    '/metadata/event_type',
  ],
  [
    'a payload name in camel case',
    { text: 'a', metadata: key({ event_payload: { messageKey: 'a' } }) },
    'invalid_metadata_schema',
    'must match ^[a-z][a-z0-9_]*$',
    '/metadata/event_payload/messageKey',
  ],
  [
    'an object in a payload',
    { text: 'a', metadata: key({ event_payload: { a: { b: 1 } } }) },
    'invalid_metadata_schema',
    'must not nest objects',
    '/metadata/event_payload/a',
  ],
  [
    'an object in a list in a payload',
    { text: 'a', metadata: key({ event_payload: { a: [{ b: 1 }] } }) },
    'invalid_metadata_schema',
    'must not nest objects',
    '/metadata/event_payload/a',
  ],
  [
    'a payload of a whole record',
    { text: 'a', metadata: key({ event_payload: { a: long(8000) } }) },
    'metadata_too_large',
    'must be less than 8001 characters',
    '/metadata',
  ],
];

describe('messages', () => {
  test.each(refused)('%s is refused', (_rule, args, error, message = '', pointer = '') => {
    const problems = message === '' ? [] : [{ message, pointer }];
    const refused = validateMessage(args);
    expect(refused && { ...refused, problems: worded(refused.problems) }).toEqual({ error, problems });
  });

  test.each<[string, Args]>([
    ['a text alone', { text: 'Hello' }],
    ['blocks alone', { blocks: [aSection()] }],
    ['an attachment alone', { attachments: [{ text: 'a', blocks: [aSection()] }] }],
    ['11,000 in all blocks', { blocks: many(4, () => aSection({ text: mrkdwn(long(2750)) })) }],
    ['a text past 40,000, which Slack only cuts', { text: long(40_001) }],
    ['a key in metadata', { text: 'a', metadata: key() }],
    ['a list of texts in metadata', { text: 'a', metadata: key({ event_payload: { keys: ['a', 'b'] } }) }],
    ['empty metadata, which clears', { text: 'a', metadata: {} }],
  ])('%s passes', (_rule, args) => {
    expect(validateMessage(args)).toBeUndefined();
  });

  test.each([
    ['4,000 letters', long(4000), undefined],
    ['4,001 letters', long(4001), { error: 'msg_too_long', problems: [] }],
    ['2,001 letters of two bytes', 'é'.repeat(2001), { error: 'msg_too_long', problems: [] }],
  ])('chat.update counts bytes: %s', (_rule, text, expected) => {
    expect(validateMessage({ text }, { maxText: 4000 })).toEqual(expected);
  });
});
