import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aField, aForm, type ModalApp, modalApp } from './modal-app.ts';
import { aSection } from './validate/samples.ts';

let app: ModalApp;
beforeEach(async () => {
  app = await modalApp();
});
afterEach(() => app.stop());

const form = (title: string, more = {}) => aForm(title, [aField('a'), aSection({ block_id: 'words' })], more);
const trouble = 'We had some trouble connecting. Try again?';

/** Two modals, what is typed in the upper one, and its submission answered so. */
async function submitted(answer: unknown) {
  const root = await app.opens(form('Root'));
  const top = await app.pushes(form('Top'));
  await app.ana.fills('a', 'Typed');
  app.answers(answer);
  await app.ana.submits();
  return { root, top };
}

describe('A submission answered', () => {
  test.each([
    ['with an empty body', undefined],
    ['with an empty object', {}],
  ])('%s closes that view, and the one below shows', async (_how, answer) => {
    const { top } = await submitted(answer);
    expect(app.ana.modal?.title).toBe('Root');
    expect(await app.call('update', { view_id: top.id, view: form('Late') })).toMatchObject({
      error: 'not_found',
    });
    expect(app.workspace.problems()).toEqual([]);
  });

  test('with clear closes all', async () => {
    const { root } = await submitted({ response_action: 'clear' });
    expect(app.ana.modal).toBeUndefined();
    expect(await app.call('update', { view_id: root.id, view: form('Late') })).toMatchObject({
      error: 'not_found',
    });
  });

  test('with update shows another view in the same place, of another hash', async () => {
    const { top } = await submitted({
      response_action: 'update',
      view: form('Next', { external_id: 'next' }),
    });
    expect(app.ana.modal).toMatchObject({ title: 'Next', values: { a: 'Typed' } });
    const updated = await app.viewOf('update', { external_id: 'next', view: form('By its external_id') });
    expect(updated).toMatchObject({ id: top.id });
    expect(updated.hash).not.toBe(top.hash);
  });

  test('with push shows another view on top, without a trigger', async () => {
    const { root, top } = await submitted({
      response_action: 'push',
      view: form('Third', { external_id: 'third' }),
    });
    expect(app.ana.modal?.title).toBe('Third');
    expect(await app.viewOf('update', { external_id: 'third', view: form('Third') })).toMatchObject({
      previous_view_id: top.id,
      root_view_id: root.id,
    });
    await app.ana.cancels();
    expect(app.ana.modal).toMatchObject({ title: 'Top', values: { a: 'Typed' } });
  });

  test('with errors shows them under their fields, and what was typed stays', async () => {
    await submitted({ response_action: 'errors', errors: { a: 'Say more.' } });
    expect(app.ana.modal).toMatchObject({ title: 'Top', errors: { a: 'Say more.' }, values: { a: 'Typed' } });
    await app.ana.fills('a', 'Typed more');
    expect(app.ana.errors()).toEqual({});
    expect(app.workspace.problems()).toEqual([]);
  });
});

const invalid: [what: string, answer: unknown][] = [
  ['errors by an action_id', { response_action: 'errors', errors: { words: 'No.' } }],
  ['errors for nothing', { response_action: 'errors', errors: {} }],
  ['a body on a plain close', { ok: true }],
  ['an unknown action', { response_action: 'close' }],
  ['a view that Slack refuses', { response_action: 'update', view: { ...form('Next'), colour: 'red' } }],
  [
    'an image that Slack cannot download',
    {
      response_action: 'update',
      view: aForm('Next', [{ type: 'image', image_url: 'https://gone', alt_text: 'a' }]),
    },
  ],
  ['an external_id that is taken', { response_action: 'push', view: form('Next', { external_id: 'taken' }) }],
];

describe('An answer that is', () => {
  test.each(invalid)('%s shows trouble connecting, and keeps the form', async (_what, answer) => {
    await app.call('publish', { user_id: 'UBEN', view: { type: 'home', blocks: [], external_id: 'taken' } });
    await submitted(answer);
    expect(app.ana.modal).toMatchObject({ title: 'Top', trouble, values: { a: 'Typed' } });
    expect(app.workspace.problems()).toEqual([
      expect.stringContaining('The answer to view_submission form is invalid'),
    ]);
  });

  test('a push onto three modals shows trouble connecting, and keeps the form', async () => {
    await app.opens(form('Root'));
    await app.pushes(form('Second'));
    await app.pushes(form('Third'));
    app.answers({ response_action: 'push', view: form('Fourth') });
    await app.ana.submits();
    expect(app.ana.modal).toMatchObject({ title: 'Third', trouble });
    expect(app.workspace.problems()).toEqual([expect.stringContaining('push_limit_reached')]);
  });

  test('late shows trouble connecting, keeps the form, and is acted on no more', async () => {
    let release = (_answer: unknown) => {};
    const held = new Promise<unknown>((resolve) => {
      release = resolve;
    });
    await app.opens(form('Root'));
    await app.ana.fills('a', 'Typed');
    app.answers(held);
    const heard = app.submission();
    const submitting = app.ana.submits();
    await heard;
    app.clock.advance(3000);
    await submitting;
    const changed = app.workspace.changed();
    release({ response_action: 'clear' });
    await changed;
    expect(app.ana.modal).toMatchObject({ title: 'Root', trouble, values: { a: 'Typed' } });
  });
});
