import type { Place } from '../../protocol/acts.ts';
import type { MessageShown } from '../../protocol/shown.ts';
import { heard } from './voice.ts';

/** What a message says: its blocks, or its text where it has none. */
export function Body({ message }: { message: MessageShown; place: Place }) {
  return <p class="plain-text">{heard(message)}</p>;
}
