import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { aField, aForm, type ModalApp, modalApp } from './modal-app.ts';
import { aTextInput } from './validate/samples.ts';

let app: ModalApp;
beforeEach(async () => {
  app = await modalApp();
});
afterEach(async () => {
  expect(app.workspace.problems()).toEqual([]);
  await app.stop();
});

/** As values come over the wire, where `__proto__` is a name like any other. */
const held = (id: string, value: string | null) =>
  JSON.parse(`{"${id}":{"${id}":${JSON.stringify({ type: 'plain_text_input', value })}}}`);
const form = (id: string, element: object = {}) =>
  aForm('Form', [aField(id, { optional: false }, aTextInput({ ...element }))]);

test.each(['__proto__', 'constructor', 'toString'])('A field may be called %s', async (id) => {
  const opened = await app.opens(form(id));
  expect(opened.state.values).toEqual(held(id, null));
  expect(app.ana.errors()).toEqual({});
  await app.ana.submits();
  expect(Object.values(app.ana.errors())).toEqual(['Please complete this required field.']);

  const redrawn = await app.viewOf('update', {
    view_id: opened.id,
    view: form(id, { initial_value: 'New' }),
  });
  expect(redrawn.state.values).toEqual(held(id, null));
  expect(Object.values(app.ana.modal?.values ?? {})).toEqual(['New']);
  await app.ana.fills(id, 'Typed');

  app.answers(JSON.parse(`{"response_action":"errors","errors":{"${id}":"Not that."}}`));
  await app.ana.submits();
  expect(app.latest()).toMatchObject({ view: { state: { values: held(id, 'Typed') } } });
  expect(Object.values(app.ana.errors())).toEqual(['Not that.']);
});
