import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aField, aForm, type ModalApp, modalApp } from './modal-app.ts';
import { aModal, anElement, aSection, plain } from './validate/samples.ts';

let app: ModalApp;
beforeEach(async () => {
  app = await modalApp();
});
afterEach(async () => {
  expect(app.workspace.problems()).toEqual([]);
  await app.stop();
});

const form = (title: string, more = {}) => aForm(title, [aField('a')], more);
const home = (more = {}) => ({ type: 'home', blocks: [aSection()], ...more });

describe('The whole view is answered', () => {
  const whole = (more: object) => ({
    id: expect.stringMatching(/^V/),
    team_id: 'T1',
    app_id: 'A1',
    app_installed_team_id: 'T1',
    bot_id: 'BBOT',
    type: 'modal',
    hash: expect.stringMatching(/^\d{10}\.\w+$/),
    private_metadata: '',
    callback_id: '',
    external_id: '',
    state: { values: {} },
    clear_on_close: false,
    notify_on_close: false,
    submit: null,
    close: null,
    previous_view_id: null,
    ...more,
  });
  const read = aModal({ blocks: [aSection()], submit: undefined });

  test('by views.open, with ids where the app gave none', async () => {
    const view = await app.opens(read);
    expect(view).toEqual(
      whole({
        title: read.title,
        root_view_id: view.id,
        blocks: [{ ...aSection(), block_id: expect.stringMatching(/./) }],
      }),
    );
  });

  test('by views.push, with the view below and the root', async () => {
    const root = await app.opens(form('Root'));
    const second = await app.pushes(form('Second'));
    const third = await app.pushes(form('Third', { private_metadata: 'kept', callback_id: 'third' }));
    expect(second).toMatchObject({ previous_view_id: root.id, root_view_id: root.id });
    expect(third).toMatchObject({
      previous_view_id: second.id,
      root_view_id: root.id,
      private_metadata: 'kept',
      callback_id: 'third',
      state: { values: { a: { a: { type: 'plain_text_input', value: null } } } },
    });
  });

  test('by views.publish, without a title', async () => {
    const view = await app.viewOf('publish', { user_id: 'UANA', view: home() });
    expect(view).toEqual(
      whole({
        type: 'home',
        title: null,
        root_view_id: view.id,
        blocks: [expect.objectContaining(aSection())],
      }),
    );
  });
});

describe('A trigger', () => {
  test('comes with a command, a press, a shortcut and a submission, and opens a modal', async () => {
    const opens = async () => app.viewOf('open', { trigger_id: app.trigger(), view: form('Opened') });
    await app.ana.types('/note');
    await opens();
    await app.ana.presses('More');
    await opens();
    await app.ana.submits();
    await opens();
    await app.ana.runs('Take a note');
    await opens();
  });

  test('comes neither with a suggestion nor with an event', async () => {
    await app.opens(aForm('Form', [aField('a', {}, anElement('external_select', { min_query_length: 1 }))]));
    await expect(app.ana.fills('a', 'x')).rejects.toThrow('is not offered');
    expect(app.latest()).toMatchObject({ type: 'block_suggestion', value: 'x' });
    for (const absent of ['trigger_id', 'response_url']) expect(app.latest()).not.toHaveProperty(absent);
    await app.ana.opensHome();
    expect(app.latest()).toMatchObject({ event: { type: 'app_home_opened' } });
    expect(JSON.stringify(app.latest())).not.toContain('trigger_id');
  });

  test('is good for three seconds, and for one use', async () => {
    await app.ana.types('/note');
    const trigger_id = app.trigger();
    app.clock.advance(3000);
    expect(await app.call('open', { trigger_id, view: form('In time') })).toMatchObject({ ok: true });
    expect(await app.call('open', { trigger_id, view: form('Twice') })).toEqual({
      ok: false,
      error: 'exchanged_trigger_id',
    });
    await app.ana.types('/note');
    app.clock.advance(3001);
    expect(await app.call('open', { trigger_id: app.trigger(), view: form('Late') })).toEqual({
      ok: false,
      error: 'expired_trigger_id',
    });
  });

  test('is spent by a push that is refused', async () => {
    await app.opens(form('Root'));
    await app.pushes(form('Second'));
    await app.pushes(form('Third'));
    await app.ana.presses('More');
    const trigger_id = app.trigger();
    for (const error of ['push_limit_reached', 'exchanged_trigger_id'])
      expect(await app.call('push', { trigger_id, view: form('Fourth') })).toEqual({ ok: false, error });
  });

  test('from outside a modal pushes nothing', async () => {
    await app.opens(form('Root'));
    await app.ana.types('/note');
    expect(await app.call('push', { trigger_id: app.trigger(), view: form('Pushed') })).toEqual({
      ok: false,
      error: 'not_found',
    });
  });
});

describe('An external_id', () => {
  test('is unique in the workspace, modals and Homes of all people together', async () => {
    await app.viewOf('publish', { user_id: 'UBEN', view: home({ external_id: 'x' }) });
    const taken = { ok: false, error: 'duplicate_external_id' };
    await app.ana.types('/note');
    const view = form('Form', { external_id: 'x' });
    expect(await app.call('open', { trigger_id: app.trigger(), view })).toEqual(taken);
    const { id } = await app.opens(form('Form'));
    expect(await app.call('update', { view_id: id, view })).toEqual(taken);
    expect(await app.call('publish', { user_id: 'UANA', view: home({ external_id: 'x' }) })).toEqual(taken);
  });

  test('may stay with its view, and is free once that is closed', async () => {
    const view = form('Form', { external_id: 'x' });
    const { id } = await app.opens(view);
    expect(await app.call('update', { view_id: id, view })).toMatchObject({ ok: true });
    await app.ana.cancels();
    expect(await app.call('update', { external_id: 'x', view })).toEqual({ ok: false, error: 'not_found' });
    await app.opens(view);
    const atHome = { user_id: 'UANA', view: home({ external_id: 'y' }) };
    expect(await app.call('publish', atHome)).toMatchObject({ ok: true });
    expect(await app.call('publish', atHome)).toMatchObject({ ok: true });
  });
});

test('No view needs a scope', async () => {
  await app.stop();
  app = await modalApp({ manifest: { features: { app_home: { home_tab_enabled: true } } } });
  expect(await app.call('publish', { user_id: 'UANA', view: home() })).toMatchObject({ ok: true });
  expect(await app.call('open', { trigger_id: '1.1.a', view: form('Form') })).toMatchObject({
    error: 'invalid_trigger_id',
  });
});

test('A view of the other kind is refused by its type', async () => {
  await app.ana.types('/note');
  const asModal = await app.call('open', {
    trigger_id: app.trigger(),
    view: { ...home(), title: plain('a') },
  });
  const asHome = await app.call('publish', { user_id: 'UANA', view: { ...home(), type: 'modal' } });
  for (const body of [asModal, asHome])
    expect(body).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] must be a valid enum value [json-pointer:/view/type]'] },
    });
});
