import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { now, time } from '../state.ts';
import { Moves } from './clock-moves.tsx';
import { shortDateOf, timeOf } from './london.ts';

const minuteMs = 60_000;
const minuteNow = () => Math.floor(now() / minuteMs) * minuteMs;

/** What the workspace's clock says, and the ways to move it on. */
export function Clock() {
  const minute = useSignal(minuteNow());
  const isOpen = useSignal(false);
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      minute.value = minuteNow();
    }, 1000);
    return () => clearInterval(timer);
  }, [minute]);
  useSignalEffect(() => {
    if (time.value) minute.value = minuteNow();
  });
  const [date, hour] = [shortDateOf(minute.value), timeOf(minute.value)];
  const { isMoving } = time.value;
  return (
    <>
      <button
        type="button"
        class="clock"
        popovertarget={id}
        aria-label={`Move the clock. It says ${date}, ${hour}`}
      >
        {isMoving ? (
          <span aria-hidden="true">Moving…</span>
        ) : (
          <span aria-hidden="true">
            <span class="clock-date">{date}, </span>
            {hour}
          </span>
        )}
      </button>
      <span class="unseen" role="status">
        {isMoving ? 'Moving the clock…' : ''}
      </span>
      <div
        id={id}
        ref={panel}
        popover="auto"
        class="popover"
        role="dialog"
        aria-label="Move the clock"
        onToggle={({ newState }) => {
          isOpen.value = newState === 'open';
        }}
      >
        {isOpen.value && <Moves close={() => panel.current?.hidePopover()} />}
      </div>
    </>
  );
}
