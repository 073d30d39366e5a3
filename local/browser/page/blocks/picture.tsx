import { looseOf, wordsIn } from './read.ts';

/** Nothing is fetched from elsewhere, so a picture is a frame with the words that stand for it. */
export function PictureShown({ of, isSmall = false }: { of: unknown; isSmall?: boolean }) {
  const { alt_text } = looseOf(of);
  const words = wordsIn(alt_text) || 'Picture';
  return (
    <span
      class={isSmall ? 'picture picture-small' : 'picture'}
      role="img"
      aria-label={`${words} (picture, not loaded here)`}
    >
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" class="picture-sign">
        <path d="M2 3h16v14H2z M2 14l5-5 4 4 3-3 4 4 M13 7h.01" />
      </svg>
      <span aria-hidden="true">{words}</span>
    </span>
  );
}
