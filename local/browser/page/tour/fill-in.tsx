import { useSignal } from '@preact/signals';
import { ask } from '../live.ts';
import { announce, sayError } from '../shell/notices.tsx';

/** Types the step's words into the open form, so that a story takes a minute. */
export function FillIn() {
  const isFilling = useSignal(false);
  return (
    <button
      type="button"
      class="fill-in"
      aria-disabled={isFilling.value}
      onClick={() => {
        if (isFilling.peek()) return;
        isFilling.value = true;
        ask({ act: 'fill in' })
          .then(() => announce('Filled in.'))
          .catch(sayError)
          .finally(() => {
            isFilling.value = false;
          });
      }}
    >
      Fill it in for me
    </button>
  );
}
