import { isRefusal, type Refusal, refuse } from '../domain/transition.ts';
import type { Opening, Press } from './desk.ts';
import { afreshAction, backAction, type Form } from './form.ts';
import { type FormView, fieldReported, startedAfresh, wentBack } from './form-presses.ts';
import { admitted, type Counter, refusalOf, settledInTime } from './listeners.ts';
import { openModal } from './open-modal.ts';
import { type PressPayload, press } from './payloads.ts';
import { type Asked, tell } from './private-answer.ts';
import { sentences } from './sentences.ts';
import { readTarget } from './target.ts';

type Ack = () => Promise<void>;

/** Presses, in messages and modals. What changes something is saved before it is acked; what opens a modal, after. */
export function listenToPresses(counter: Counter): void {
  const { app, desk, inFlight } = counter;
  app.action({ type: 'block_actions', action_id: /.*/ }, async ({ body, ack, respond }) => {
    const pressed = press.parse(body);
    const action = pressed.actions[0]?.action_id ?? '';
    // In a view Bolt leaves `respond` out, whatever its type says.
    const asking = { respond, trigger: pressed.trigger_id };
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
    else if (desk.openers.has(action)) await inFlight.track(opened(counter, pressed, action, ack, asking));
    else await inFlight.track(changed(counter, pressed, action, ack, asking));
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
  if (refusal) await tell(counter, { respond: undefined, trigger: pressed.trigger_id }, refusal);
}

async function changed(counter: Counter, pressed: PressPayload, action: string, ack: Ack, asking: Asked) {
  const registered = counter.desk.buttons.get(action);
  const doing = (async (): Promise<Refusal | undefined> => {
    if (pressed.view && !registered) return refuse(sentences.outdated);
    const asked = await pressOf(counter, pressed, registered?.fresh);
    if (isRefusal(asked)) return asked;
    return registered ? registered.does(asked) : unknown(counter, asked);
  })();
  const refusal = refusalOf(await settledInTime(counter, action, doing));
  await ack();
  if (refusal) await tell(counter, asking, refusal);
}

async function opened(counter: Counter, pressed: PressPayload, action: string, ack: Ack, asking: Asked) {
  await ack();
  const registered = counter.desk.openers.get(action);
  if (!registered) return;
  const reference = counter.newId().slice(0, 8);
  const reading = (async (): Promise<Opening | Refusal> => {
    const asked = await pressOf(counter, pressed, registered.fresh);
    return isRefusal(asked) ? asked : registered.answer(asked);
  })();
  const refusal = await openModal(counter, pressed.trigger_id, reading, reference).catch(
    (error: unknown): Refusal => {
      counter.log.error({ err: error, reference, what: action }, 'a form was not opened');
      return { refused: sentences.cannotOpen(reference) };
    },
  );
  if (refusal) await tell(counter, asking, refusal);
}

function presser(counter: Counter, { user, team, channel }: PressPayload, fresh = false) {
  const origin = { team: team?.id, personsTeam: user.team_id, channel: channel?.id };
  return admitted(counter, origin, user.id, fresh);
}

async function pressOf(counter: Counter, pressed: PressPayload, fresh = false): Promise<Press | Refusal> {
  const { user, actions } = pressed;
  const actor = await presser(counter, pressed, fresh);
  if (isRefusal(actor)) return actor;
  const target = readTarget(actions[0]?.value);
  if (!target) return refuse(sentences.gone);
  return { actor, target, key: `${user.id}/${actions[0]?.action_ts}`, at: counter.clock.now() };
}

/** A button of an older or newer version of CaseDesk: its card is drawn again. */
async function unknown(counter: Counter, { target }: Press): Promise<Refusal> {
  return refuse((await counter.redraw(target.kind, target.id)) ? sentences.redrawn : sentences.gone);
}
