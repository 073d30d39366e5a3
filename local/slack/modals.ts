import { createHash } from 'node:crypto';
import type { StateValue, Values } from './blocks.ts';
import type { Ids } from './ids.ts';
import type { Json } from './json.ts';
import { Refusal } from './refusal.ts';
import { untouchedValues, type View } from './validation.ts';
import { carriedOver, fieldKey, without } from './view-values.ts';

const deepest = 3;

export interface OpenView {
  id: string;
  userId: string;
  hash: string;
  view: View;
  values: Values;
  /** Initial values that an update brought under an old block_id: drawn, but not held. */
  drawn: Values;
  /** What blocks held that the answer to a submission took away: Slack's state may go on telling of them. */
  left: Values;
  /** Of which block and element the person has touched the value; only that outlives an update. */
  touched: Set<string>;
  rootId: string;
  previousId: string | null;
  /** block_id → the sentence under the field. */
  errors: Map<string, string>;
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

  homes(): OpenView[] {
    return [...this.#homes.values()];
  }

  restoreHome(home: OpenView): void {
    this.#homes.set(home.userId, home);
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
    open.left = {};
    this.#redraw(open, view);
    return open;
  }

  /** The answer to a submission puts another view in its place. */
  replace(open: OpenView, view: View): void {
    this.#refuseTakenExternalId(view, open);
    const stays = new Set(view.blocks.map(({ block_id }) => block_id));
    const held = Object.entries({ ...open.left, ...open.values });
    open.left = Object.fromEntries(held.filter(([blockId]) => !stays.has(blockId)));
    this.#redraw(open, view);
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
    open.drawn = without(open.drawn, blockId, actionId);
    open.touched.add(fieldKey(blockId, actionId));
    open.errors.delete(blockId);
  }

  #made(userId: string, view: View, below: OpenView | undefined): OpenView {
    const id = this.#ids.next('V');
    return {
      id,
      userId,
      view,
      hash: this.#hash(),
      values: untouchedValues(view.blocks),
      drawn: {},
      left: {},
      touched: new Set(),
      rootId: below?.rootId ?? id,
      previousId: below?.id ?? null,
      errors: new Map(),
    };
  }

  #redraw(open: OpenView, view: View): void {
    Object.assign(open, carriedOver(open, view));
    open.view = view;
    open.hash = this.#hash();
    open.errors = new Map();
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
    state: { values: { ...open.left, ...open.values } },
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
