import { isRefusal, type Refusal, refuse } from '../domain/transition.ts';
import type { Press } from './desk.ts';
import { afreshAction, backAction, type Form } from './form.ts';
import { type FormView, fieldReported, startedAfresh, wentBack } from './form-presses.ts';
import type { Origin } from './gate.ts';
import type { Homes } from './home.ts';
import { refreshAction } from './home-view.ts';
import { admitted, type Counter, refusalOf, settledInTime } from './listeners.ts';
import { openOrTell } from './open-or-tell.ts';
import { type PressPayload, press } from './payloads.ts';
import { type Asked, tell } from './private-answer.ts';
import { sentences } from './sentences.ts';
import { readTarget } from './target.ts';

type Ack = () => Promise<void>;

/**
 * Presses, in messages, modals and Homes. What changes something is saved before it is acked; what opens a modal, after.
 * A Home is drawn again once a press in it has been dealt with.
 */
export function listenToPresses(counter: Counter, homes: Homes): void {
  const { app, desk, inFlight } = counter;
  app.action({ type: 'block_actions', action_id: /.*/ }, async ({ body, ack, respond }) => {
    const pressed = press.parse(body);
    const action = pressed.actions[0]?.action_id ?? '';
    const atHome = pressed.view?.type === 'home';
    // In a view Bolt leaves `respond` out, whatever its type says.
    const asked = { respond, trigger: pressed.trigger_id, inModal: pressed.view !== undefined && !atHome };
    const form = pressed.view && desk.forms.get(pressed.view.callback_id)?.form;
    if (form && pressed.view) {
      if (action === backAction || action === afreshAction)
        await inFlight.track(turned(counter, pressed, form, pressed.view, ack));
      else {
        const mayBeKept = async () => !isRefusal(await presser(counter, pressed));
        fieldReported(counter, form, pressed.view, pressed.user.id, mayBeKept);
        await ack();
      }
    } else if (pressed.view && pressed.actions[0]?.type !== 'button') await ack();
    else {
      const dealing = dealtWith(counter, pressed, action, ack, asked);
      const drawing = () => homes.draw(pressed.user.id, originOf(pressed));
      await inFlight.track(atHome ? dealing.then(drawing) : dealing);
    }
  });
}

/** Another page of the same form. What stops it is told in a modal on top, for a form has no other private answer. */
async function turned(counter: Counter, pressed: PressPayload, form: Form, shown: FormView, ack: Ack) {
  await ack();
  const turns = pressed.actions[0]?.action_id === backAction ? wentBack : startedAfresh;
  const turning = (async (): Promise<Refusal | undefined> => {
    const actor = await presser(counter, pressed);
    if (isRefusal(actor)) return actor;
    await turns(counter, form, shown, actor.id);
    return undefined;
  })();
  const refusal = refusalOf(await settledInTime(counter, form.name, turning));
  const asked = { respond: undefined, trigger: pressed.trigger_id, inModal: true };
  if (refusal) await tell(counter, asked, refusal);
}

/** Resolves once nothing more comes of the press, which may be after it was answered. */
async function dealtWith(counter: Counter, pressed: PressPayload, action: string, ack: Ack, asked: Asked) {
  if (action === refreshAction) await ack();
  else if (counter.desk.openers.has(action)) await opened(counter, pressed, action, ack, asked);
  else await changed(counter, pressed, action, ack, asked);
}

async function changed(counter: Counter, pressed: PressPayload, action: string, ack: Ack, asked: Asked) {
  const registered = counter.desk.buttons.get(action);
  const doing = (async (): Promise<Refusal | undefined> => {
    if (pressed.view && !registered)
      return refuse(asked.inModal ? sentences.outdated : sentences.redrawnHome);
    const made = await pressOf(counter, pressed, registered?.fresh);
    if (isRefusal(made)) return made;
    return registered ? registered.does(made) : unknown(counter, made);
  })();
  const refusal = refusalOf(await settledInTime(counter, action, doing));
  await ack();
  if (refusal) await tell(counter, asked, refusal);
  await doing.catch(() => undefined);
}

async function opened(counter: Counter, pressed: PressPayload, action: string, ack: Ack, asked: Asked) {
  await ack();
  const registered = counter.desk.openers.get(action);
  if (!registered) return;
  await openOrTell(counter, asked, action, async () => {
    const made = await pressOf(counter, pressed, registered.fresh);
    return isRefusal(made) ? made : registered.answer(made);
  });
}

const originOf = ({ user, team, channel }: PressPayload): Origin => ({
  team: team?.id,
  personsTeam: user.team_id,
  channel: channel?.id,
});

const presser = (counter: Counter, pressed: PressPayload, fresh = false) =>
  admitted(counter, originOf(pressed), pressed.user.id, fresh);

async function pressOf(counter: Counter, pressed: PressPayload, fresh = false): Promise<Press | Refusal> {
  const { user, actions } = pressed;
  const actor = await presser(counter, pressed, fresh);
  if (isRefusal(actor)) return actor;
  const target = readTarget(actions[0]?.value ?? undefined);
  if (!target) return refuse(sentences.gone);
  return { actor, target, key: `${user.id}/${actions[0]?.action_ts}`, at: counter.clock.now() };
}

/** A button of an older or newer version of CaseDesk: its card is drawn again. */
async function unknown(counter: Counter, { target }: Press): Promise<Refusal> {
  return refuse((await counter.redraw(target.kind, target.id)) ? sentences.redrawn : sentences.gone);
}
