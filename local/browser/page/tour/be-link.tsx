import type { StepShown } from '../../protocol/shown.ts';
import { addressOf } from '../route.ts';
import { personBy } from '../shell/names.ts';
import { be } from './telling.ts';

/** The ways to be the person whose turn it is: here, or in a window beside. */
export function BeLink({ step }: { step: StepShown }) {
  const person = personBy(step.as);
  if (!person) return null;
  const { name, realName } = person;
  const href = addressOf({ as: name, at: step.at, thread: undefined });
  return (
    <p class="be">
      <a
        class="button"
        href={href}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          be(name, step.at);
        }}
      >
        Be {realName}
      </a>
      <a href={href} target="_blank" rel="noreferrer noopener" aria-label={`Be ${realName} in a new window`}>
        In a new window
      </a>
    </p>
  );
}
