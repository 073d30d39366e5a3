import { useRef, useState } from 'preact/hooks';
import type { Block, Element } from '../../protocol/block-kit.ts';
import { placeKey, useAround } from '../blocks/place.ts';
import { ask } from '../live.ts';
import { sayError } from '../shell/notices.tsx';
import { flushed } from './flushing.ts';

/** Presses once: until the app has answered, a second press is the same one. */
export function usePress(block: Block, element: Element) {
  const { place } = useAround();
  const [isBusy, setBusy] = useState(false);
  const underWay = useRef(false);
  const press = async (option?: string) => {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    try {
      await flushed(placeKey(place));
      await ask({
        act: 'press',
        place,
        block: block.block_id,
        action: element.action_id,
        ...(option !== undefined && { option }),
      });
    } catch (error) {
      sayError(error);
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  };
  return { isBusy, press };
}
