import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { isLive } from '../live.ts';
import { announce, clearNotices } from './notices.tsx';

const patienceMs = 800;

/** Says that the workspace does not answer, once that has lasted, and goes when it does. */
export function Lost() {
  const isLost = useSignal(false);
  const wasLost = useRef(false);
  const live = isLive.value;
  useEffect(() => {
    if (live) {
      isLost.value = false;
      if (wasLost.current) {
        // What was refused meanwhile may be tried again.
        clearNotices();
        announce('The workspace answers again.');
      }
      wasLost.current = false;
      return;
    }
    const timer = setTimeout(() => {
      isLost.value = true;
      wasLost.current = true;
    }, patienceMs);
    return () => clearTimeout(timer);
  }, [live, isLost]);
  return (
    <div role="status" class="lost-place">
      {isLost.value && (
        <p class="lost">
          The workspace does not answer. Is npm start still running? This window tries again by itself.
        </p>
      )}
    </div>
  );
}
