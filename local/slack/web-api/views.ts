import { asView } from '../delivery/payloads.ts';
import type { Json } from '../json.ts';
import type { OpenView } from '../modals.ts';
import { outsideOf } from '../outside.ts';
import { Refusal } from '../refusal.ts';
import type { State } from '../state.ts';
import { checkedView } from '../validation.ts';
import { json, text } from './arguments.ts';
import { viewErrors } from './errors.ts';
import { method } from './method.ts';

export const open = method({
  scopes: [],
  tier: 4,
  args: { view: json, trigger_id: text },
  errors: viewErrors,
  run({ view, trigger_id }, { state }) {
    const sound = checkedView(outsideOf(state), view, 'modal');
    const { userId } = state.triggers.spend(trigger_id);
    return answer(state, state.modals.open(userId, sound));
  },
});

export const push = method({
  scopes: [],
  tier: 4,
  args: { view: json, trigger_id: text },
  errors: viewErrors,
  run({ view, trigger_id }, { state }) {
    const sound = checkedView(outsideOf(state), view, 'modal');
    const { userId, viewId } = state.triggers.spend(trigger_id);
    const isStillOpen = state.modals.stack(userId).some(({ id }) => id === viewId);
    if (!viewId || !isStillOpen) throw new Refusal('not_found');
    return answer(state, state.modals.push(userId, sound));
  },
});

export const update = method({
  scopes: [],
  tier: 4,
  args: { view: json, view_id: text.optional(), external_id: text.optional(), hash: text.optional() },
  errors: viewErrors,
  run({ view, view_id, external_id, hash }, { state }) {
    if (!view_id && !external_id) throw new Refusal('not_found');
    const which = {
      ...(view_id && { viewId: view_id }),
      ...(external_id && { externalId: external_id }),
      ...(hash !== undefined && { hash }),
    };
    return answer(state, state.modals.update(which, checkedView(outsideOf(state), view, 'modal')));
  },
});

export const publish = method({
  scopes: [],
  tier: 4,
  args: { view: json, user_id: text, hash: text.optional() },
  errors: viewErrors,
  run({ view, user_id, hash }, { state }) {
    if (!state.options.manifest.features?.app_home?.home_tab_enabled) throw new Refusal('not_enabled');
    if (!state.directory.get(user_id)) throw new Refusal('user_not_found');
    return answer(state, state.modals.publish(user_id, checkedView(outsideOf(state), view, 'home'), hash));
  },
});

function answer(state: State, open: OpenView): Json {
  state.changes.notify();
  return { view: asView(state, open) };
}
