import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startWorkspace, type Workspace } from '../../../local/slack/index.ts';
import { workspaceOptions } from './small-app.ts';
import { bareCall, everyScope } from './web-api-call.ts';

let workspace: Workspace;

beforeEach(async () => {
  workspace = await startWorkspace(
    workspaceOptions({
      ...everyScope,
      members: [
        { id: 'UANA', name: 'ana', realName: 'Ana Silva', tz: 'Europe/London' },
        { id: 'UBEN', name: 'ben', realName: 'Ben Okoro', tz: 'Asia/Tokyo' },
      ],
    }),
  );
});
afterEach(() => workspace.stop());

const said = async (text: string) => {
  await bareCall(workspace, 'chat.postMessage', { channel: 'C1', text });
  return workspace.person('ana').messages('notes').at(-1)?.trim();
};

describe('What is live in text', () => {
  test.each([
    ['a person', '<@UANA>', '@Ana Silva'],
    ['a channel', '<#C1>', '#notes'],
    ['a user group', '<!subteam^S1>', '@leads'],
    ['everybody who is there', '<!here>', '@here'],
    ['the whole channel', '<!channel>', '@channel'],
    ['the whole workspace', '<!everyone>', '@everyone'],
    ['a link with words', '<https://a.example/b|the note>', 'the note'],
    ['a link without', '<https://a.example/b>', 'https://a.example/b'],
    ['an hour', '<!date^1795338000^{date_short_pretty} {time}|then>', '22 Nov 2026 09:00'],
    ['a day in figures', '<!date^1795338000^{date_num}|then>', '2026-11-22'],
  ])('%s', async (_what, text, seen) => {
    expect(await said(`To ${text}.`)).toBe(`Notes: To ${seen}.`);
  });

  test('an hour is that of whoever reads it', async () => {
    await said('At <!date^1795338000^{time}|then>.');
    expect(workspace.person('ben').messages('notes')).toEqual(['  Notes: At 18:00.']);
  });

  test.each([
    ['the three characters that are escaped', '&lt;@UANA&gt; &amp; co', '<@UANA> & co'],
    ['an escape that is escaped', '&amp;lt;', '&lt;'],
    ['quotes, which are not escaped', '&quot;', '&quot;'],
    ['a bare name', '@ana', '@ana'],
  ])('and not: %s', async (_what, text, seen) => {
    expect(await said(text)).toBe(`Notes: ${seen}`);
  });
});
