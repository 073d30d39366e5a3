import type { ViewResponseAction } from '@slack/bolt';
import type { WorkspaceOptions } from '../../../local/slack/index.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { type Running, running } from './small-app.ts';
import { aButton, aModal, anInput, aTextInput, plain, theActions } from './validate/samples.ts';
import { bareCall } from './web-api-call.ts';

type Json = Record<string, unknown>;

/** A field with one name as label, block_id and action_id. */
export const aField = (name: string, more: Json = {}, element: Json = aTextInput()) =>
  anInput({ action_id: name, ...element }, { block_id: name, label: plain(name), optional: true, ...more });

/** A modal of these blocks, with a button whose press gives a trigger from inside. */
export const aForm = (title: string, blocks: unknown[], more: Json = {}) =>
  aModal({
    title: plain(title),
    callback_id: 'form',
    blocks: [
      ...blocks,
      { ...theActions(aButton({ action_id: 'more', text: plain('More') })), block_id: 'more' },
    ],
    ...more,
  });

/** Ana before an app that opens nothing by itself, keeps each trigger, and answers submissions as it is told. */
export async function modalApp(over: Partial<WorkspaceOptions> = {}) {
  const clock = new HandClock('2026-11-22T09:00:00Z');
  let hear = () => {};
  let answer: Promise<unknown> = Promise.resolve(undefined);
  const started: Running = await running(
    'http',
    (app) => {
      app.command('/note', ({ ack }) => ack());
      app.shortcut(/.*/, ({ ack }) => ack());
      app.action(/.*/, ({ ack }) => ack());
      app.options(/.*/, ({ ack }) => ack({ options: [] }));
      app.view({ type: 'view_closed', callback_id: /.*/ }, ({ ack }) => ack());
      app.view({ type: 'view_submission', callback_id: /.*/ }, async ({ ack }) => {
        hear();
        const said = await answer;
        await (said === undefined ? ack() : ack(said as ViewResponseAction));
      });
    },
    { clock, ...over },
  );
  const { workspace } = started;
  const latest = (): Json => workspace.deliveries.at(-1)?.payload ?? {};
  const call = async (method: string, args: Json) =>
    (await bareCall(workspace, `views.${method}`, args)).body;
  const trigger = () => String(latest().trigger_id);
  const viewOf = async (method: string, args: Json) => {
    const body = await call(method, args);
    if (body.ok !== true) throw new Error(`views.${method}: ${JSON.stringify(body)}`);
    return body.view as Json & { id: string; hash: string; state: { values: Json } };
  };
  const ana = workspace.person('ana');
  return {
    ...started,
    clock,
    ana,
    latest,
    call,
    viewOf,
    trigger,
    /** Resolves once the app has been told of the next submission. */
    submission: () =>
      new Promise<void>((resolve) => {
        hear = resolve;
      }),
    /** From now on a submission is answered so; a promise is waited for. */
    answers(body: unknown) {
      answer = Promise.resolve(body);
    },
    /** Ana's command, and the modal that it opens. */
    async opens(view: unknown) {
      await ana.types('/note');
      return viewOf('open', { trigger_id: trigger(), view });
    },
    /** A press inside, and the modal that it pushes. */
    async pushes(view: unknown) {
      await ana.presses('More');
      return viewOf('push', { trigger_id: trigger(), view });
    },
  };
}

export type ModalApp = Awaited<ReturnType<typeof modalApp>>;
