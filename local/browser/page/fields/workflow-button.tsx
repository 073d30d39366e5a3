import { Plain } from '../blocks/words.tsx';
import { sayError } from '../shell/notices.tsx';
import type { ElementGiven } from './element-given.ts';

export const WorkflowButton = ({ element, naming }: ElementGiven) => (
  <button
    type="button"
    class="press"
    id={naming.id}
    onClick={() => sayError(new Error('Workflows do not run in the local workspace.'))}
  >
    {element.text && <Plain of={element.text} />}
  </button>
);
