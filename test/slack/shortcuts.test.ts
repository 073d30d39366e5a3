import { describe, expect, test } from '@jest/globals';
import type { Desk } from '../../src/slack/desk.ts';
import type { Form } from '../../src/slack/form.ts';
import { until } from '../support/slow-store.ts';
import { aDesk, type SmallDesk } from './small-desk.ts';

const form: Form = {
  name: 'note-form',
  title: 'A note',
  submit: 'Keep',
  pages: () => [
    {
      fields: [
        { name: 'note', label: 'Note', as: 'paragraph', privacy: 'sealed', required: true, max: 20 },
        {
          name: 'area',
          label: 'Area',
          as: 'choice',
          privacy: 'open',
          required: true,
          options: [{ value: 'PLY', label: 'Plymouth' }],
        },
      ],
    },
  ],
};

type Asked = Parameters<Parameters<Desk['messageShortcut']>[1]>[0];

/** A desk whose shortcuts open a form for a note; `before` may refuse, wait or fail. */
async function noting(before: () => Promise<{ refused: string } | undefined> = async () => undefined) {
  const asked: Asked[] = [];
  const desk = await aDesk((it) => {
    it.form(form, async () => undefined);
    it.shortcut('take-note', async () => (await before()) ?? { form, id: 'n1' });
    it.messageShortcut('note-this', async (one) => {
      asked.push(one);
      return (await before()) ?? { form, id: 'n1', given: { note: one.message.words, area: 'GONE' } };
    });
  });
  return { desk, asked, ana: desk.person('ana') };
}

const refused = async () => ({ refused: 'Only team leaders may. Ask <@U0TOM>.' });
const fails = async () => {
  throw new Error('The store is down.');
};

/** Something that is not there until it is told to be. */
function late<T>(value: T) {
  let come = () => {};
  const coming = new Promise<T>((resolve) => {
    come = () => resolve(value);
  });
  return { coming: () => coming, come: () => come() };
}

const opened = (desk: SmallDesk) => desk.calls('views.open').length;

describe('a shortcut from anywhere', () => {
  test('opens what the flow answers', async () => {
    const { ana } = await noting();
    await ana.runs('Take a note');
    await ana.sees('A note');
  });

  test('that is refused says so in a modal, for there is no channel', async () => {
    const { ana } = await noting(refused);
    await ana.runs('Take a note');
    await ana.sees('Only team leaders may. Ask @Tom Hughes.', { only: 'modal' });
  });

  test('that takes long opens a skeleton, and is refused in it', async () => {
    const { coming, come } = late({ refused: 'Not today.' });
    const { desk, ana } = await noting(coming);
    await ana.runs('Take a note');
    desk.clock.advance(800);
    await ana.sees('One moment: CaseDesk is fetching the form.');
    come();
    await ana.sees('Not today.', { only: 'modal' });
    expect(opened(desk)).toBe(1);
  });

  test('that fails says what to do, with a reference that the log has', async () => {
    const { desk, ana } = await noting(fails);
    await ana.runs('Take a note');
    const { text } = await ana.sees('CaseDesk could not open the form.', { only: 'modal' });
    const { reference } = desk.log.find(({ what }) => what === 'take-note') ?? {};
    expect(text).toContain(`quote ${String(reference)}.`);
  });
});

describe('a shortcut on a message', () => {
  test('comes with the message in plain words', async () => {
    const { desk, asked, ana } = await noting();
    await ana.posts('Hello @tom & all', { in: 'general' });
    await ana.runs('Note this', { on: 'Hello' });
    await desk.settle();
    const payload = desk.workspace.deliveries.at(-1)?.payload ?? {};
    expect(asked).toEqual([
      {
        actor: { id: 'U0ANA', roles: ['caseworker'] },
        key: `U0ANA/${String(payload.action_ts)}`,
        at: desk.clock.now(),
        message: {
          channel: 'C0GENERAL',
          ts: desk.workspace.messages('general')[0]?.ts,
          by: 'U0ANA',
          words: 'Hello @Tom Hughes & all',
        },
      },
    ]);
  });

  test('says which thread the message stands in', async () => {
    const { desk, asked, ana } = await noting();
    await ana.posts('The question', { in: 'general' });
    await ana.replies('The answer', { to: 'The question' });
    await ana.runs('Note this', { on: 'The answer' });
    await ana.sees('Keep');
    await ana.closesAll();
    await ana.runs('Note this', { on: 'The question' });
    await ana.sees('Keep');
    const [question] = desk.workspace.messages('general');
    expect(asked.map(({ message }) => message.threadTs)).toEqual([question?.ts, undefined]);
  });

  test('opens a form with as much of the words as fits, and no option that there is not', async () => {
    const { ana } = await noting();
    await ana.posts('0123456789 0123456789 0123456789', { in: 'general' });
    await ana.runs('Note this', { on: '0123456789' });
    await ana.sees('A note');
    expect(ana.modal?.values).toEqual({ Note: '0123456789 012345678', Area: '' });
  });

  test('that is refused says so to that person alone, where the message is', async () => {
    const { ana, desk } = await noting(refused);
    await ana.posts('Hello', { in: 'general' });
    await ana.runs('Note this', { on: 'Hello' });
    await ana.sees('Only team leaders may. Ask @Tom Hughes.', { only: 'ephemeral', in: 'general' });
    expect(opened(desk)).toBe(0);
  });

  test('that takes long opens a skeleton, then the form', async () => {
    const { coming, come } = late(undefined);
    const { desk, asked, ana } = await noting(coming);
    await ana.posts('Hello', { in: 'general' });
    await ana.runs('Note this', { on: 'Hello' });
    await until(() => asked.length > 0);
    desk.clock.advance(800);
    await ana.sees('One moment: CaseDesk is fetching the form.');
    come();
    await ana.sees('Keep');
    expect(ana.modal?.values.Note).toBe('Hello');
  });

  test('in a channel that is shared with another organisation is refused before anything is read', async () => {
    const asked: Asked[] = [];
    const desk = await aDesk(
      (it) =>
        it.messageShortcut('note-this', async (one) => {
          asked.push(one);
          return { refused: 'Read.' };
        }),
      {
        workspace: {
          channels: [{ id: 'C0SHARED', name: 'shared', members: ['U0ANA', 'U0CASEDESK'], isExtShared: true }],
        },
      },
    );
    const ana = desk.person('ana');
    await ana.posts('Hello', { in: 'shared' });
    await ana.runs('Note this', { on: 'Hello' });
    await ana.sees('CaseDesk works only for people and channels of this organisation.');
    expect(asked).toEqual([]);
    expect(await desk.store.people.all()).toEqual([]);
  });
});

describe('a payload', () => {
  test('of a shortcut that nobody answers any more is acked, and nothing follows', async () => {
    const { desk } = await noting();
    const payload = {
      type: 'shortcut',
      callback_id: 'gone',
      user: { id: 'U0ANA' },
      trigger_id: 't',
      action_ts: '1.2',
    };
    expect(await desk.sends(payload)).toBe(200);
    await desk.settle();
    expect(desk.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });

  test.each(['shortcut', 'message_action'])('of a %s that makes no sense opens nothing', async (type) => {
    const { desk, asked } = await noting();
    const payload = {
      type,
      callback_id: type === 'shortcut' ? 'take-note' : 'note-this',
      user: { id: 'U0ANA' },
    };
    expect(await desk.sends(payload)).toBe(200);
    await desk.settle();
    expect([asked.length, opened(desk)]).toEqual([0, 0]);
    expect(desk.log.map(({ msg }) => msg)).toContain('a listener failed');
  });
});
