import type { Choice } from './options.ts';

/** What has been chosen, each with a button that takes it away. */
export const Chosen = ({ of, drop }: { of: Choice[]; drop(choice: Choice): void }) =>
  of.length === 0 ? null : (
    <ul class="chosen" aria-label="Chosen">
      {of.map((choice) => (
        <li key={choice.value}>
          <span>{choice.words}</span>
          <button
            type="button"
            class="chosen-drop"
            aria-label={`Remove ${choice.words}`}
            onClick={() => drop(choice)}
          >
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
