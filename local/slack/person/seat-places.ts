import type { Block, Element, Values } from '../blocks.ts';
import type { Place } from '../delivery/payloads.ts';
import { isRecord } from '../json.ts';
import type { OpenView } from '../modals.ts';
import type { State } from '../state.ts';
import { controlsIn, untouchedValues } from '../validation.ts';

/** Where somebody touches something, by ids. */
export type Touched =
  | { kind: 'view'; view: string }
  | { kind: 'message'; conversation: string; ts: string }
  | { kind: 'ephemeral'; ts: string };

/** A control by its ids. */
export interface Handle {
  place: Touched;
  block: string;
  action: string;
}

/** The view, message or ephemeral as it stands now; or a sentence, where this person has it no longer. */
export function placeOf(state: State, userId: string, touched: Touched): Place {
  if (touched.kind === 'view') return { kind: 'view', open: openView(state, userId, touched.view) };
  if (touched.kind === 'message') {
    const channel = state.conversations.get(touched.conversation);
    const message = channel && state.messages.find(channel.id, touched.ts);
    if (!message || !channel.members.has(userId)) throw new Error('That message is no longer there.');
    return { kind: 'message', channel, message, values: valuesOn(state, userId, message) };
  }
  const ephemeral = state.ephemerals.find(touched.ts);
  const channel = state.conversations.get(ephemeral?.channelId ?? '');
  if (!ephemeral || !channel || ephemeral.userId !== userId)
    throw new Error('That message, which only you could see, is no longer there.');
  return { kind: 'ephemeral', channel, ephemeral, values: valuesOn(state, userId, ephemeral) };
}

/** An open modal of theirs, or their Home tab. */
export function openView({ modals }: State, userId: string, viewId: string): OpenView {
  const open = [...modals.stack(userId), modals.home(userId)].find((one) => one?.id === viewId);
  if (!open) throw new Error('That form has closed. Open it again.');
  return open;
}

/** What stands in the menus on a message, for this person. */
export const valuesOn = (
  state: State,
  userId: string,
  { ts, blocks = [] }: { ts: string; blocks?: Block[] },
): Values => ({ ...untouchedValues(blocks), ...state.chosen.get(`${userId}/${ts}`) });

export function controlIn(place: Place, { block, action }: Handle): { block: Block; element: Element } {
  const found = allOf(blocksIn(place)).find(({ block_id }) => block_id === block);
  const element = found && controlsIn(found).find(({ action_id }) => action_id === action);
  if (!found || !element) throw new Error('That has changed in the meantime. Look again.');
  return { block: found, element };
}

function blocksIn(place: Place): Block[] {
  if (place.kind === 'view') return place.open.view.blocks;
  return (place.kind === 'message' ? place.message : place.ephemeral).blocks ?? [];
}

/** Those too that stand in carousels and containers. */
const allOf = (blocks: Block[]): Block[] =>
  blocks.flatMap((block) => [
    block,
    ...allOf([block.elements, block.child_blocks].flat().filter((inner) => isBlock(inner))),
  ]);

const isBlock = (inner: unknown): inner is Block =>
  isRecord(inner) && typeof inner.type === 'string' && typeof inner.block_id === 'string';
