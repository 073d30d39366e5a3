import { createHash } from 'node:crypto';
import type { StateValue, Values, View } from './blocks.ts';
import type { Ids } from './ids.ts';
import type { Json } from './json.ts';
import { Refusal } from './refusal.ts';
import { blankValues, untouchedValues } from './validation.ts';

const deepest = 3;

export interface OpenView {
  id: string;
  userId: string;
  hash: string;
  view: View;
  values: Values;
  /** `block_id/action_id` of what the person has touched; only that outlives an update. */
  touched: Set<string>;
  rootId: string;
  previousId: string | null;
  /** block_id → the sentence under the field. */
  errors: Record<string, string>;
  /** Slack's own line at the top, when an answer was late or made no sense. */
  trouble?: string;
}

/** Each person's stack of modals and their Home tab. */
export class Modals {
  #ids: Ids;
  #stacks = new Map<string, OpenView[]>();
  #homes = new Map<string, OpenView>();
  /** Whose client shows the Home tab just now. */
  readonly atHome = new Set<string>();

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  stack(userId: string): OpenView[] {
    return this.#stacks.get(userId) ?? [];
  }

  top(userId: string): OpenView | undefined {
    return this.stack(userId).at(-1);
  }

  home(userId: string): OpenView | undefined {
    return this.#homes.get(userId);
  }

  open(userId: string, view: View): OpenView {
    this.#refuseTakenExternalId(view);
    const opened = this.#made(userId, view, undefined);
    this.#stacks.set(userId, [opened]);
    return opened;
  }

  push(userId: string, view: View): OpenView {
    const stack = this.stack(userId);
    const below = stack.at(-1);
    if (!below) throw new Refusal('not_found');
    if (stack.length >= deepest) throw new Refusal('push_limit_reached');
    this.#refuseTakenExternalId(view);
    const pushed = this.#made(userId, view, below);
    this.#stacks.set(userId, [...stack, pushed]);
    return pushed;
  }

  update(which: { viewId?: string; externalId?: string; hash?: string }, view: View): OpenView {
    const open = this.#everyModal().find(
      (one) => one.id === which.viewId || (which.externalId && one.view.external_id === which.externalId),
    );
    if (!open) throw new Refusal('not_found');
    if (which.hash !== undefined && which.hash !== open.hash) throw new Refusal('hash_conflict');
    this.#refuseTakenExternalId(view, open);
    this.#redraw(open, view);
    return open;
  }

  publish(userId: string, view: View, hash?: string): OpenView {
    const home = this.#homes.get(userId);
    if (home && hash !== undefined && hash !== home.hash) throw new Refusal('hash_conflict');
    this.#refuseTakenExternalId(view, home);
    if (home) this.#redraw(home, view);
    const published = home ?? this.#made(userId, view, undefined);
    this.#homes.set(userId, published);
    return published;
  }

  /** Takes one view out of its stack, with everything that stood on it. */
  close(open: OpenView): void {
    const stack = this.stack(open.userId);
    const at = stack.indexOf(open);
    if (at >= 0) this.#stacks.set(open.userId, stack.slice(0, at));
  }

  clear(userId: string): void {
    this.#stacks.delete(userId);
  }

  type(open: OpenView, blockId: string, actionId: string, value: StateValue): void {
    open.values = { ...open.values, [blockId]: { ...open.values[blockId], [actionId]: value } };
    open.touched.add(`${blockId}/${actionId}`);
    delete open.errors[blockId];
  }

  #made(userId: string, view: View, below: OpenView | undefined): OpenView {
    const id = this.#ids.next('V');
    return {
      id,
      userId,
      view,
      hash: this.#hash(),
      values: untouchedValues(view.blocks),
      touched: new Set(),
      rootId: below?.rootId ?? id,
      previousId: below?.id ?? null,
      errors: {},
    };
  }

  /**
   * Typed values stay where block_id and action_id stay. Under a block_id that was there before, a new initial
   * value is shown but does not reach the state.
   */
  #redraw(open: OpenView, view: View): void {
    const before = untouchedValues(open.view.blocks);
    const after = untouchedValues(view.blocks);
    const blank = blankValues(view.blocks);
    const values: Values = {};
    for (const [blockId, actions] of Object.entries(after)) {
      for (const [actionId, fresh] of Object.entries(actions)) {
        const same = JSON.stringify(before[blockId]?.[actionId]) === JSON.stringify(fresh);
        const kept = open.touched.has(`${blockId}/${actionId}`) || same;
        const value = kept ? open.values[blockId]?.[actionId] : undefined;
        const anew = before[blockId] ? blank[blockId]?.[actionId] : fresh;
        values[blockId] = { ...values[blockId], [actionId]: value ?? anew ?? fresh };
      }
    }
    open.values = values;
    open.view = view;
    open.hash = this.#hash();
    open.errors = {};
    delete open.trouble;
  }

  #refuseTakenExternalId(view: View, own?: OpenView): void {
    if (!view.external_id) return;
    const taken = this.#everyOpen().some((one) => one !== own && one.view.external_id === view.external_id);
    if (taken) throw new Refusal('duplicate_external_id');
  }

  #everyModal(): OpenView[] {
    return [...this.#stacks.values()].flat();
  }

  #everyOpen(): OpenView[] {
    return [...this.#everyModal(), ...this.#homes.values()];
  }

  #hash(): string {
    const number = this.#ids.number();
    return `${number.slice(0, 10)}.${createHash('sha1').update(number).digest('hex').slice(0, 8)}`;
  }
}

/** A view as Slack describes it in answers and payloads. */
export function described(open: OpenView, about: { teamId: string; appId: string; botId: string }): Json {
  const { view } = open;
  return {
    id: open.id,
    team_id: about.teamId,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    state: { values: open.values },
    hash: open.hash,
    title: view.title ?? null,
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
    close: view.close ?? null,
    submit: view.submit ?? null,
    previous_view_id: open.previousId,
    root_view_id: open.rootId,
    app_id: about.appId,
    external_id: view.external_id ?? '',
    app_installed_team_id: about.teamId,
    bot_id: about.botId,
  };
}
