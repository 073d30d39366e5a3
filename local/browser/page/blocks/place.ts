import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Place } from '../../protocol/acts.ts';
import type { Values } from '../../protocol/block-kit.ts';

/** Where blocks stand, what is in their fields, and what is wrong with those by block_id. */
export interface Around {
  place: Place;
  values: Values;
  errors: Record<string, string>;
}

export const Surroundings = createContext<Around>({
  place: { kind: 'ephemeral', ts: '' },
  values: {},
  errors: {},
});

export const useAround = (): Around => useContext(Surroundings);

export function placeKey(place: Place): string {
  switch (place.kind) {
    case 'view':
      return `view ${place.view}`;
    case 'message':
      return `message ${place.conversation} ${place.ts}`;
    case 'ephemeral':
      return `ephemeral ${place.ts}`;
  }
}
