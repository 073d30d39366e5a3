import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { askSlack } from '../../src/doctor/ask-slack.ts';
import { layoutFindings } from '../../src/doctor/layouts/index.ts';
import { field, fieldsOf } from '../../src/domain/fields.ts';
import { notice, noticeTransitions } from '../../src/domain/notice/notice.ts';
import type { Face } from '../../src/slack/face.ts';
import type { Form } from '../../src/slack/form.ts';
import { notices } from '../../src/store/kinds/notices.ts';
import type { Spoken } from '../../src/wiring.ts';
import { HandClock } from '../support/hand-clock.ts';
import { aWorkspace, checkUp } from './check-up.ts';

const wellFace: Face = { title: 'A notice', lines: [['It is here.']] };
const spokenWith = (face: (it: z.infer<typeof notice>) => Face): Spoken => ({
  kind: notices,
  transitions: noticeTransitions,
  messages: { undelivered: { stands: () => true, face: (it) => face(notice.parse(it)) } },
});
const reason = (facts: { label?: string; max?: number }) =>
  z.object({
    reason: field(z.string(), { label: 'Why?', as: 'paragraph', privacy: 'open', ...facts }),
  });
const formOf = (...pages: z.ZodObject[]): Form => ({
  name: 'drop-message',
  title: 'Do not send',
  submit: 'Confirm',
  pages: () => pages.map((page) => ({ fields: fieldsOf(page) })),
});

/** What the doctor finds of these forms and messages. */
async function found(forms: readonly Form[], spoken: readonly Spoken[] = []): Promise<string[]> {
  const clock = new HandClock('2026-11-23T10:00:00Z');
  const { apiUrl } = await aWorkspace(clock);
  const findings = await layoutFindings(askSlack({ token: 'xoxb-any', apiUrl, clock }), forms, spoken);
  return findings.map(({ is, sentence }) => `${is}: ${sentence}`);
}

test('what Slack takes is counted: each page, and each look of a message once', async () => {
  const forms = [formOf(reason({}), reason({ label: 'Why again?' }))];
  expect(await found(forms, [spokenWith(() => wellFace)])).toEqual([
    'well: Slack takes every form and message, at its longest: 3 layouts.',
  ]);
});

describe('what Slack would refuse is named', () => {
  test('a form by its name, page and pointer', async () => {
    const tooMuch = 'w'.repeat(2_001);
    expect(await found([formOf(reason({}), reason({ label: tooMuch }))])).toEqual([
      expect.stringMatching(
        /^wrong: Slack would refuse the form drop-message, page 2 of 2: must be less than 2001 characters \[\/blocks\/\d\/label\/text\]\.$/,
      ),
    ]);
  });

  test('a page that only one answer brings up', async () => {
    const options = [
      { value: 'no', label: 'No' },
      { value: 'yes', label: 'Yes' },
    ];
    const outcome = {
      name: 'outcome',
      label: 'Did it help?',
      as: 'choice',
      privacy: 'open',
      required: true,
      options,
    } as const;
    const form: Form = {
      ...formOf(),
      pages: ({ outcome: given }) => [
        { fields: [outcome, ...(given === 'yes' ? fieldsOf(reason({ label: 'w'.repeat(2_001) })) : [])] },
      ],
    };
    expect(await found([form])).toEqual([expect.stringContaining('the form drop-message, page 1 of 1')]);
  });

  test('and one that only something unknown brings up', async () => {
    const form: Form = {
      ...formOf(),
      pages: (_given, { leader }) => [
        { fields: fieldsOf(reason(leader === 'unknown' ? { label: 'w'.repeat(2_001) } : {})) },
        { fields: leader === 'unknown' ? fieldsOf(reason({})) : [] },
      ],
    };
    expect(await found([form])).toEqual([expect.stringContaining('the form drop-message, page 1 of 2')]);
  });

  test('a message by its name, status and pointer, once for all its statuses', async () => {
    const tooLong = () => ({ ...wellFace, title: 'w'.repeat(151) });
    expect(await found([], [spokenWith(tooLong)])).toEqual([
      'wrong: Slack would refuse the message notice/undelivered (open): must be less than 151 characters [/blocks/0/text/text].',
    ]);
  });

  test('a message with every value that its record declares, at its longest', async () => {
    const titles = new Set<string>();
    await found(
      [],
      [
        spokenWith((it) => {
          titles.add(`${it.status} ${it.subject?.reference ?? 'bare'}`);
          return wellFace;
        }),
      ],
    );
    expect([...titles].sort()).toEqual(
      ['dropped', 'open', 'sent-again'].flatMap((status) => [`${status} UREFERENCE`, `${status} bare`]),
    );
  });

  test('a message that cannot be drawn', async () => {
    const thrown = () => {
      throw new Error('with something personal in it');
    };
    expect(await found([], [spokenWith(thrown)])).toEqual([
      'wrong: Slack would refuse the message notice/undelivered (open): CaseDesk itself cannot draw it.',
    ]);
  });
});

test('what is said beside the decisions is drawn, at its longest', async () => {
  const words = new Set<string>();
  const spoken = spokenWith((it) => {
    const said = it.history.findLast(({ what }) => what === 'say')?.said;
    words.add(`${it.version} ${said?.length ?? 'nothing'}`);
    return wellFace;
  });
  await found([], [{ ...spoken, remark: { about: 'C1/1.1', whats: ['say'], facts: {}, longest: 200 } }]);
  // It is no decision, so the version is as it was.
  expect(words).toEqual(new Set(['1 nothing', '2 nothing', '4 nothing', '4 200']));
});

test('a message that no made-up record has said is a note, for nobody has looked at it', async () => {
  const { kind, transitions } = spokenWith(() => wellFace);
  const never = { stands: () => false, face: () => wellFace };
  expect(await found([], [{ kind, transitions, messages: { never } }])).toContain(
    'note: No made-up record has the message notice/never said, so it was not looked at.',
  );
});

test('a workspace that does not offer to look is no problem of ours', async () => {
  const { exit, text } = await checkUp();
  expect(exit).toBe(0);
  expect(text).toContain('note   This workspace does not offer blocks.validate, so no layout was looked at.');
});
