import { addressHere, follow } from './place.ts';

/** From the conversation to the list of them, where there is room for one of both alone. */
export function BackToList() {
  return (
    <a class="back only-narrow" href={addressHere(undefined)} onClick={(event) => follow(event, undefined)}>
      <span aria-hidden="true">‹ </span>All conversations
    </a>
  );
}
