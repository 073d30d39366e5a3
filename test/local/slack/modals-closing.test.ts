import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aField, aForm, type ModalApp, modalApp } from './modal-app.ts';
import { anElement, plain, theActions } from './validate/samples.ts';

let app: ModalApp;
beforeEach(async () => {
  app = await modalApp();
});
afterEach(async () => {
  expect(app.workspace.problems()).toEqual([]);
  await app.stop();
});

const day = {
  ...theActions(anElement('datepicker', { action_id: 'day', placeholder: plain('Day') })),
  block_id: 'day',
};
const form = (title: string, more = {}) =>
  aForm(title, [aField('a'), day], { notify_on_close: true, ...more });
const closings = () =>
  app.workspace.deliveries.map(({ payload }) => payload).filter(({ type }) => type === 'view_closed');

describe('view_closed', () => {
  test('at Cancel is of that view, and not cleared', async () => {
    await app.opens(form('Root'));
    const top = await app.pushes(form('Top'));
    await app.ana.cancels();
    expect(closings()).toMatchObject([{ is_cleared: false, view: { id: top.id, title: { text: 'Top' } } }]);
    expect(app.ana.modal?.title).toBe('Root');
  });

  test('at the X is of the root, once, and cleared', async () => {
    const root = await app.opens(form('Root'));
    await app.pushes(form('Top'));
    await app.ana.closesAll();
    expect(closings()).toMatchObject([{ is_cleared: true, view: { id: root.id, title: { text: 'Root' } } }]);
    expect(app.ana.modal).toBeUndefined();
  });

  test('leaves inputs out of the state, and nothing else', async () => {
    await app.opens(form('Root'));
    await app.ana.fills('a', 'Typed');
    await app.ana.fills('Day', '2026-11-23');
    await app.ana.cancels();
    expect(closings()).toMatchObject([
      { view: { state: { values: { day: { day: { type: 'datepicker', selected_date: '2026-11-23' } } } } } },
    ]);
    expect(closings()[0]).not.toHaveProperty('view.state.values.a');
  });

  test('carries no trigger, no channel and no response_url', async () => {
    await app.opens(form('Root'));
    await app.ana.cancels();
    for (const absent of ['trigger_id', 'channel', 'response_url', 'response_urls'])
      expect(closings()[0]).not.toHaveProperty(absent);
    expect(closings()[0]).toMatchObject({
      user: { id: 'UANA' },
      team: { id: 'T1' },
      view: { callback_id: 'form' },
    });
  });

  test('comes only where notify_on_close asks for it', async () => {
    await app.opens(form('Root', { notify_on_close: false }));
    await app.pushes(form('Top', { notify_on_close: false }));
    await app.ana.cancels();
    await app.ana.closesAll();
    expect(closings()).toEqual([]);
  });

  test('comes of no view that the app itself closed', async () => {
    await app.opens(form('Root'));
    await app.ana.submits();
    expect(app.ana.modal).toBeUndefined();
    expect(closings()).toEqual([]);
  });
});

test('Cancel closes all where the view has clear_on_close', async () => {
  await app.opens(form('Root'));
  const top = await app.pushes(form('Top', { clear_on_close: true }));
  await app.ana.cancels();
  expect(app.ana.modal).toBeUndefined();
  expect(closings()).toMatchObject([{ view: { id: top.id, clear_on_close: true } }]);
});

test.each(['Cancel', 'the X'])('What %s has closed cannot be updated or pushed on', async (how) => {
  const { id } = await app.opens(form('Root'));
  await app.ana.presses('More');
  const trigger_id = app.trigger();
  await (how === 'Cancel' ? app.ana.cancels() : app.ana.closesAll());
  expect(await app.call('update', { view_id: id, view: form('Late') })).toMatchObject({ error: 'not_found' });
  expect(await app.call('push', { trigger_id, view: form('Late') })).toMatchObject({ error: 'not_found' });
});
