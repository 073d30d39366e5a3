import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { ask } from '../live.ts';
import { now, time } from '../state.ts';
import { dateOf, instantOf, localOf, timeOf, tomorrowAt, whenInWords } from './london.ts';
import { announce, sayError } from './notices.tsx';

const minuteMs = 60_000;

/** The ways to move the clock on. */
export function Moves({ close }: { close(): void }) {
  const { nextReminder, isMoving } = time.value;
  const why = useId();
  const move = (to: number | 'next reminder') => {
    close();
    ask({ act: 'move clock', to })
      .then(() => announce(`The clock says ${whenInWords(now(), now())}.`))
      .catch(sayError);
  };
  const cannot = isMoving ? 'The clock is being moved.' : 'No reminder waits.';
  return (
    <>
      <h2>Move the clock</h2>
      <p class="about">It goes on only, for everybody here. Reminders that fall due on the way are sent.</p>
      <div class="moves">
        <button type="button" disabled={isMoving} onClick={() => move(now() + 25 * minuteMs)}>
          In 25 minutes
        </button>
        <button type="button" disabled={isMoving} onClick={() => move(now() + 60 * minuteMs)}>
          In 1 hour
        </button>
        <button type="button" disabled={isMoving} onClick={() => move(tomorrowAt('09:00', now()))}>
          Tomorrow at 09:00
        </button>
        <button
          type="button"
          disabled={isMoving || nextReminder === undefined}
          aria-describedby={why}
          onClick={() => move('next reminder')}
        >
          To the next reminder
        </button>
      </div>
      <p id={why} class="about">
        {nextReminder === undefined || isMoving
          ? cannot
          : `The next reminder is due ${whenInWords(nextReminder, now())}.`}
      </p>
      <OwnTime isMoving={isMoving} move={move} />
    </>
  );
}

function OwnTime({ isMoving, move }: { isMoving: boolean; move(to: number): void }) {
  const chosen = useSignal(localOf(now() + 60 * minuteMs));
  const error = useSignal('');
  const id = useId();
  return (
    <form
      class="own-time"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const to = chosen.value === '' ? Number.NaN : instantOf(chosen.value);
        if (to > now()) move(to);
        else error.value = 'Choose a date and time later than now: the clock never goes back.';
      }}
    >
      <label for={id}>Date and time</label>
      <input
        id={id}
        type="datetime-local"
        value={chosen.value}
        min={localOf(now())}
        aria-invalid={error.value !== ''}
        aria-describedby={error.value ? `${id}-error` : `${id}-words`}
        onInput={({ currentTarget }) => {
          chosen.value = currentTarget.value;
          error.value = '';
        }}
      />
      {chosen.value !== '' && (
        <p id={`${id}-words`} class="about">
          {`${dateOf(instantOf(chosen.value))} at ${timeOf(instantOf(chosen.value))}`}
        </p>
      )}
      <button type="submit" disabled={isMoving}>
        Move to this time
      </button>
      {error.value && (
        <p id={`${id}-error`} class="error" role="alert">
          {error.value}
        </p>
      )}
    </form>
  );
}
