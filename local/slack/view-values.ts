import type { StateValue, Values } from './blocks.ts';
import type { OpenView } from './modals.ts';
import { blankValues, untouchedValues, type View } from './validation.ts';

/** Names a field: both ids may hold any character. */
export const fieldKey = (blockId: string, actionId: string): string => JSON.stringify([blockId, actionId]);

/** What a person sees in the fields: what is held, and what is drawn without being held. */
export const shownValues = ({ values, drawn }: OpenView): Values =>
  nested([...fields(values), ...fields(drawn)]);

/**
 * What an update leaves of the values. Typed ones stay where block_id and action_id stay. Under a block_id that was
 * there before, a new initial value is drawn but does not reach the state.
 */
export function carriedOver(open: OpenView, view: View): Pick<OpenView, 'values' | 'drawn' | 'touched'> {
  const before = untouchedValues(open.view.blocks);
  const blank = blankValues(view.blocks);
  const values: Field[] = [];
  const drawn: Field[] = [];
  const touched = new Set<string>();
  for (const [blockId, actionId, fresh] of fields(untouchedValues(view.blocks))) {
    const key = fieldKey(blockId, actionId);
    const held = valueAt(open.values, blockId, actionId);
    const isTouched = open.touched.has(key);
    const isSame = JSON.stringify(valueAt(before, blockId, actionId)) === JSON.stringify(fresh);
    if (held?.type === fresh.type && (isTouched || isSame)) {
      values.push([blockId, actionId, held]);
      const still = valueAt(open.drawn, blockId, actionId);
      if (still) drawn.push([blockId, actionId, still]);
      if (isTouched) touched.add(key);
    } else if (Object.hasOwn(before, blockId)) {
      values.push([blockId, actionId, valueAt(blank, blockId, actionId) ?? fresh]);
      drawn.push([blockId, actionId, fresh]);
    } else values.push([blockId, actionId, fresh]);
  }
  return { values: nested(values), drawn: nested(drawn), touched };
}

export const without = (values: Values, blockId: string, actionId: string): Values =>
  nested(fields(values).filter(([block, action]) => block !== blockId || action !== actionId));

type Field = [blockId: string, actionId: string, value: StateValue];

const fields = (values: Values): Field[] =>
  Object.entries(values).flatMap(([blockId, actions]) =>
    Object.entries(actions).map(([actionId, value]): Field => [blockId, actionId, value]),
  );

/** The last word on a field counts. Not by assignment: an id may be `__proto__`. */
function nested(all: Field[]): Values {
  const blocks = new Map<string, Map<string, StateValue>>();
  for (const [blockId, actionId, value] of all)
    blocks.set(blockId, (blocks.get(blockId) ?? new Map()).set(actionId, value));
  return Object.fromEntries([...blocks].map(([blockId, actions]) => [blockId, Object.fromEntries(actions)]));
}

/** Not by plain lookup: an id may be `constructor`. */
export function valueAt(values: Values, blockId: string, actionId: string): StateValue | undefined {
  const actions = Object.hasOwn(values, blockId) ? values[blockId] : undefined;
  return actions && Object.hasOwn(actions, actionId) ? actions[actionId] : undefined;
}
