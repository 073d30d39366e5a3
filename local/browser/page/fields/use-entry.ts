import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { Entry } from '../../protocol/acts.ts';
import type { Block, Element, StateValue } from '../../protocol/block-kit.ts';
import { placeKey, useAround } from '../blocks/place.ts';
import { ask } from '../live.ts';
import { Entering } from './entering.ts';
import { entryIn } from './entry-in.ts';
import { whenFlushed } from './flushing.ts';

interface Kind<Held> {
  show(entry: Entry): Held;
  tell(held: Held): Entry | undefined;
}

/** The value of one control, kept with the workspace. Keys that stay (view, block, action) keep what is typed. */
export function useEntry<Held>(block: Block, element: Element, kind: Kind<Held>): Entering<Held> {
  const { place, values } = useAround();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const known = entryIn(valueAt(values, block.block_id, element.action_id));
  const now = useRef({ place, block, element, kind });
  now.current = { place, block, element, kind };
  const kept = useRef<Entering<Held> | undefined>(undefined);
  kept.current ??= new Entering<Held>(known, {
    show: (entry) => now.current.kind.show(entry),
    tell: (held) => now.current.kind.tell(held),
    redraw: () => redraw(0),
    send: (entry, isEnter) =>
      ask({
        act: 'enter',
        place: now.current.place,
        block: now.current.block.block_id,
        action: now.current.element.action_id,
        entry,
        ...(isEnter && { isEnter }),
      }),
  });
  const entering = kept.current;
  entering.hear(known);
  const here = placeKey(place);
  useEffect(() => {
    const forget = whenFlushed(here, () => entering.flush());
    return () => {
      forget();
      entering.leave();
    };
  }, [here, entering]);
  return entering;
}

/** Not by plain lookup: an id may be `constructor`. */
function valueAt(values: Record<string, Record<string, StateValue>>, block: string, action: string) {
  const actions = Object.hasOwn(values, block) ? values[block] : undefined;
  return actions && Object.hasOwn(actions, action) ? actions[action] : undefined;
}
