import { afterEach, describe, expect, test } from '@jest/globals';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../../../local/slack/index.ts';
import { manifest, workspaceOptions } from '../small-app.ts';
import { bareCall } from '../web-api-call.ts';
import { aSection, plain } from './samples.ts';

const known = 'https://example.org/map.png';
const image = (image_url: string) => ({ type: 'image', image_url, alt_text: 'A map' });
const fileOf = (slack_file: object) => ({ type: 'image', slack_file, alt_text: 'A map' });
const video = (video_url: string) => ({
  type: 'video',
  title: plain('How to'),
  video_url,
  thumbnail_url: known,
  alt_text: 'How to',
});
const withEmbeds: Partial<WorkspaceOptions> = {
  manifest: {
    ...manifest,
    features: { ...manifest.features, unfurl_domains: ['example.org'] },
    oauth_config: { scopes: { bot: ['chat:write', 'links.embed:write'] } },
  },
};

let workspace: Workspace | undefined;
afterEach(() => workspace?.stop());

async function posted(message: object, over: Partial<WorkspaceOptions> = {}) {
  workspace = await startWorkspace(
    workspaceOptions({ images: [known], files: ['F1', 'https://files.slack.com/f2.png'], ...over }),
  );
  const { body } = await bareCall(workspace, 'chat.postMessage', {
    channel: 'C1',
    text: 'A map',
    ...message,
  });
  return body;
}

const refused: [what: string, blocks: object[], message: string, pointer: string][] = [
  ['an image that is not there', [image('https://gone')], 'downloading image failed', '/blocks/0/image_url'],
  [
    'one such image beside a good one',
    [image(known), image('https://gone')],
    'downloading image failed',
    '/blocks/1/image_url',
  ],
  [
    'an image beside a text',
    [aSection(), aSection({ accessory: image('https://gone') })],
    'downloading image failed',
    '/blocks/1/accessory/image_url',
  ],
  [
    'an image in a line of context',
    [{ type: 'context', elements: [plain('a'), image('https://gone')] }],
    'downloading image failed',
    '/blocks/0/elements/1/image_url',
  ],
  [
    'an image on a card',
    [{ type: 'card', hero_image: image('https://gone') }],
    'downloading image failed',
    '/blocks/0/hero_image/image_url',
  ],
  ['a file that is not there', [fileOf({ id: 'F9' })], 'invalid slack file', '/blocks/0/slack_file'],
  [
    'a file by an address of nothing',
    [fileOf({ url: 'https://files.slack.com/f9.png' })],
    'invalid slack file',
    '/blocks/0/slack_file',
  ],
  [
    'a video without links.embed:write',
    [video('https://example.org/v')],
    'must be on an unfurl domain of the app',
    '/blocks/0/video_url',
  ],
];

test.each(refused)('%s refuses the whole message', async (_what, blocks, message, pointer) => {
  expect(await posted({ blocks })).toEqual({
    ok: false,
    error: 'invalid_blocks',
    errors: [`${message} [json-pointer:${pointer}]`],
    response_metadata: { messages: [`[ERROR] ${message} [json-pointer:${pointer}]`] },
  });
  expect(workspace?.messages('notes')).toEqual([]);
});

test('an image in an attachment is fetched too', async () => {
  expect(await posted({ attachments: [{ blocks: [image('https://gone')] }] })).toMatchObject({
    errors: ['downloading image failed [json-pointer:/attachments/0/blocks/0/image_url]'],
  });
});

test('an image that is not there refuses a view', async () => {
  await posted({});
  const view = { type: 'home', blocks: [image('https://gone')] };
  expect(workspace && (await bareCall(workspace, 'views.publish', { user_id: 'UANA', view })).body).toEqual({
    ok: false,
    error: 'invalid_arguments',
    response_metadata: {
      messages: ['[ERROR] downloading image failed [json-pointer:/view/blocks/0/image_url]'],
    },
  });
});

describe('what is there', () => {
  test.each([
    ['an image', image(known)],
    ['a file by its id', fileOf({ id: 'F1' })],
    ['a file by its address', fileOf({ url: 'https://files.slack.com/f2.png' })],
  ])('%s passes', async (_what, block) => {
    expect(await posted({ blocks: [block] })).toMatchObject({ ok: true });
  });

  test.each([
    ['on an unfurl domain', 'https://example.org/v', true],
    ['below one', 'https://video.example.org/v', true],
    ['elsewhere', 'https://example.com/v', false],
  ])('a video %s, with links.embed:write', async (_where, url, ok) => {
    expect(await posted({ blocks: [video(url)] }, withEmbeds)).toMatchObject({ ok });
  });
});
