import { afterEach, expect, test } from '@jest/globals';
import { aField, aForm, type ModalApp, modalApp } from './modal-app.ts';
import { type Running, running } from './small-app.ts';
import { aGroup, anInput, anOption, plain, someOptions } from './validate/samples.ts';

let form: ModalApp | undefined;
let started: Running | undefined;
afterEach(async () => {
  await form?.stop();
  await started?.stop();
  form = undefined;
  started = undefined;
});

type Json = Record<string, unknown>;

/** Ana, before a form of these fields, each with its name as block_id and action_id. */
async function before(fields: Record<string, Json>, more: Record<string, Json> = {}) {
  form = await modalApp();
  const blocks = Object.entries(fields).map(([name, element]) => aField(name, more[name], element));
  const view = await form.opens(aForm('Form', blocks, { submit: plain('Send'), notify_on_close: true }));
  const seat = form.workspace.seat('ana');
  const at = (name: string, view_id = view.id) => ({
    place: { kind: 'view' as const, view: view_id },
    block: name,
    action: name,
  });
  const value = (name: string) => seat.modals().at(-1)?.values[name]?.[name];
  return { ...form, seat, view, at, value };
}

test.each<[string, Json, Parameters<Awaited<ReturnType<typeof before>>['seat']['enter']>[1], Json]>([
  ['plain_text_input', {}, 'Tea', { value: 'Tea' }],
  ['plain_text_input', { multiline: true }, 'Tea\nand milk', { value: 'Tea\nand milk' }],
  ['plain_text_input', {}, null, { value: null }],
  ['email_text_input', {}, 'a@b.c', { value: 'a@b.c' }],
  ['url_text_input', {}, 'https://a.example', { value: 'https://a.example' }],
  ['number_input', { is_decimal_allowed: false }, '7', { value: '7' }],
  ['static_select', { options: someOptions(3) }, '1', { selected_option: anOption('1') }],
  ['static_select', { options: someOptions(3) }, null, { selected_option: null }],
  ['static_select', { option_groups: [aGroup(someOptions(2))] }, '1', { selected_option: anOption('1') }],
  ['radio_buttons', { options: someOptions(3) }, '2', { selected_option: anOption('2') }],
  [
    'multi_static_select',
    { options: someOptions(3) },
    ['2', '0'],
    { selected_options: [anOption('2'), anOption('0')] },
  ],
  ['checkboxes', { options: someOptions(3) }, ['1'], { selected_options: [anOption('1')] }],
  ['checkboxes', { options: someOptions(3) }, [], { selected_options: [] }],
  ['users_select', {}, 'UBEN', { selected_user: 'UBEN' }],
  ['multi_users_select', {}, ['UBEN', 'UANA'], { selected_users: ['UBEN', 'UANA'] }],
  ['channels_select', {}, 'C2', { selected_channel: 'C2' }],
  ['multi_channels_select', {}, ['C1', 'C2'], { selected_channels: ['C1', 'C2'] }],
  ['conversations_select', {}, 'DANA', { selected_conversation: 'DANA' }],
  ['datepicker', {}, '2026-11-22', { selected_date: '2026-11-22' }],
  ['timepicker', {}, '09:30', { selected_time: '09:30' }],
  ['datetimepicker', {}, 1_795_000_000, { selected_date_time: 1_795_000_000 }],
  ['rich_text_input', {}, null, {}],
  [
    'rich_text_input',
    {},
    [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Tea', style: { bold: true } }] }],
    {
      rich_text_value: {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'Tea', style: { bold: true } }] },
        ],
      },
    },
  ],
])('A %s takes what is entered by ids (%#)', async (type, more, entry, held) => {
  const { seat, at, value, workspace } = await before({ field: { type, ...more } });
  const sent = workspace.deliveries.length;
  await seat.enter(at('field'), entry);
  expect(value('field')).toEqual({ type, ...held });
  expect(workspace.deliveries).toHaveLength(sent);
});

test.each<[string, Json, Parameters<Awaited<ReturnType<typeof before>>['seat']['enter']>[1], string]>([
  ['plain_text_input', { max_length: 3 }, 'Four', 'Slack lets no more than 3 characters be typed here'],
  ['plain_text_input', {}, 'a\nb', 'Slack takes a single line here.'],
  ['number_input', { is_decimal_allowed: true }, 'many', 'Slack takes no "many" for a number.'],
  ['static_select', { options: someOptions(2) }, '9', '"9" is not offered.'],
  ['external_select', {}, 'unknown', '"unknown" is not offered.'],
  ['users_select', {}, 'UNOBODY', 'There is nobody called UNOBODY to choose.'],
  ['channels_select', {}, 'C3', 'There is no channel C3 to choose.'],
  ['datepicker', {}, 'tomorrow', 'This field takes YYYY-MM-DD, not tomorrow.'],
  ['rich_text_input', {}, [{ type: 'marquee' }], 'Slack takes no text that is laid out like this.'],
  ['file_input', {}, ['F1'], 'That file is not here. Choose it again.'],
  [
    'multi_users_select',
    { max_selected_items: 1 },
    ['UBEN', 'UANA'],
    'Slack lets no more than 1 be chosen here.',
  ],
])('A %s refuses what Slack’s client would, by a sentence (%#)', async (type, more, entry, why) => {
  const { seat, at, value } = await before({ field: { type, ...more } });
  const held = value('field');
  await expect(seat.enter(at('field'), entry)).rejects.toThrow(why);
  expect(value('field')).toEqual(held);
});

test('A file_input holds the files that were brought', async () => {
  const { seat, at, value, workspace } = await before({ field: { type: 'file_input' } });
  const bytes = Buffer.from('x');
  const { id } = await workspace.bringFile('ana', { name: 'a.txt', type: 'text/plain', bytes });
  await seat.enter(at('field'), [id]);
  expect(value('field')).toMatchObject({ files: [{ id, name: 'a.txt', user: 'UANA' }] });
});

test('What is entered stands at once; the app hears of it only where it asked to', async () => {
  const { seat, at, value, workspace, latest } = await before(
    {
      quiet: { type: 'plain_text_input' },
      typed: {
        type: 'plain_text_input',
        dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
      },
      sent: { type: 'plain_text_input' },
      menu: { type: 'users_select' },
    },
    { typed: { dispatch_action: true }, sent: { dispatch_action: true }, menu: { dispatch_action: true } },
  );
  const told = async (name: string, entry: string, isEnter?: boolean) => {
    const sent = workspace.deliveries.length;
    const done = seat.enter(at(name), entry, isEnter);
    expect(Object.values(value(name) ?? {})).toContain(entry);
    await done;
    return workspace.deliveries.length - sent;
  };
  expect(await told('quiet', 'a', true)).toBe(0);
  expect(await told('typed', 'a')).toBe(1);
  expect(latest()).toMatchObject({ actions: [{ action_id: 'typed', value: 'a' }] });
  expect(await told('sent', 'a')).toBe(0);
  expect(await told('sent', 'a', true)).toBe(1);
  expect(await told('menu', 'UBEN')).toBe(1);
  expect(latest()).toMatchObject({ actions: [{ selected_user: 'UBEN' }] });
});

test('A submission asks first for what is required, under the fields, and then goes to the app', async () => {
  const { seat, at, view, latest, workspace } = await before(
    { summary: { type: 'plain_text_input' } },
    { summary: { optional: false } },
  );
  const sent = workspace.deliveries.length;
  await seat.submit(view.id);
  expect(workspace.deliveries).toHaveLength(sent);
  expect([...(seat.modals()[0]?.errors ?? [])]).toEqual([
    ['summary', 'Please complete this required field.'],
  ]);
  await seat.enter(at('summary'), 'Tea');
  expect(seat.modals()[0]?.errors.size).toBe(0);
  await seat.submit(view.id);
  expect(latest()).toMatchObject({
    type: 'view_submission',
    view: { state: { values: { summary: { summary: { value: 'Tea' } } } } },
  });
  expect(seat.modals()).toEqual([]);
  await expect(seat.submit(view.id)).rejects.toThrow('That form has closed. Open it again.');
});

test('Of several forms the top one is submitted, one is cancelled with what stands on it, and all are closed', async () => {
  const { seat, view, pushes, latest } = await before({ a: { type: 'plain_text_input' } });
  const push = () => pushes(aForm('Second', [], { notify_on_close: true, submit: undefined }));
  const second = await push();
  await expect(seat.submit(view.id)).rejects.toThrow('Another form is open on top of this one.');
  await expect(seat.submit(second.id)).rejects.toThrow('This form cannot be submitted.');
  await seat.cancel(second.id);
  expect(seat.modals().map(({ id }) => id)).toEqual([view.id]);
  expect(latest()).toMatchObject({ type: 'view_closed', is_cleared: false, view: { id: second.id } });
  await push();
  await seat.closeAll();
  expect(seat.modals()).toEqual([]);
  expect(latest()).toMatchObject({ type: 'view_closed', is_cleared: true, view: { id: view.id } });
});

test('An external menu offers what the app says, in groups too, and takes what it offered', async () => {
  const asked: string[] = [];
  started = await running('http', (app) => {
    app.command('/note', async ({ ack, body, client }) => {
      await ack();
      const menu = (name: string, more: Json) =>
        anInput(
          { type: 'multi_external_select', action_id: name, ...more },
          { block_id: name, optional: true },
        );
      const blocks = [menu('plain', { min_query_length: 1 }), menu('grouped', {})];
      const view = { ...aForm('Form', blocks), submit: plain('Send') };
      await client.views.open({ trigger_id: body.trigger_id, view: view as never });
    });
    app.options('plain', async ({ ack, payload }) => {
      asked.push(payload.value);
      await ack({ options: [anOption(`${payload.value}-1`), anOption(`${payload.value}-2`)] as never });
    });
    app.options('grouped', async ({ ack, payload }) => {
      asked.push(payload.value);
      await ack({ option_groups: [aGroup([anOption('x')], 'Letters')] as never });
    });
  });
  const ana = started.workspace.seat('ana');
  await ana.command('C1', '/note');
  await started.workspace.person('ana').sees('Form', { only: 'modal' });
  const view = ana.modals()[0]?.id ?? '';
  const at = (name: string) => ({ place: { kind: 'view' as const, view }, block: name, action: name });
  expect(await ana.suggest(at('plain'), '')).toEqual({ options: [] });
  expect(await ana.suggest(at('plain'), 'a')).toEqual({ options: [anOption('a-1'), anOption('a-2')] });
  expect(await ana.suggest(at('grouped'), 'ab')).toEqual({ options: [] });
  expect(await ana.suggest(at('grouped'), 'abc')).toEqual({
    option_groups: [{ label: plain('Letters'), options: [anOption('x')] }],
  });
  expect(asked).toEqual(['a', 'abc']);
  await ana.enter(at('plain'), ['a-2']);
  await ana.suggest(at('plain'), 'b');
  await ana.enter(at('plain'), ['a-2', 'b-1']);
  expect(ana.modals()[0]?.values.plain?.plain).toMatchObject({
    selected_options: [{ value: 'a-2' }, { value: 'b-1' }],
  });
});
