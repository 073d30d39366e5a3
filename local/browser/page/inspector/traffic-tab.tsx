import { useEffect } from 'preact/hooks';
import { TrafficLine } from './traffic-line.tsx';
import { isNewestFirst, paused, seen, show, shows, togglePause, waiting, watch } from './watching.ts';

const orders = { newest: 'Newest first', oldest: 'Oldest first' };

/** What the app sends and is sent, as it happens. */
export function TrafficTab() {
  useEffect(watch, []);
  const lines = seen();
  return (
    <>
      <Controls />
      <p class="about">
        The latest 300 calls and payloads. Words that somebody typed are counted and not shown.
      </p>
      {lines.length === 0 ? (
        <p>Nothing of that kind yet.</p>
      ) : (
        <ol
          class="traffic"
          aria-label={isNewestFirst.value ? 'Traffic, newest first' : 'Traffic, oldest first'}
        >
          {lines.map((line) => (
            <TrafficLine key={line.id} line={line} />
          ))}
        </ol>
      )}
    </>
  );
}

function Controls() {
  const newer = waiting();
  return (
    <div class="traffic-controls">
      <Choice
        id="traffic-show"
        label="Show"
        value={show.value}
        options={shows}
        choose={(value) => {
          if (isShow(value)) show.value = value;
        }}
      />
      <Choice
        id="traffic-order"
        label="Order"
        value={isNewestFirst.value ? 'newest' : 'oldest'}
        options={orders}
        choose={(value) => {
          isNewestFirst.value = value === 'newest';
        }}
      />
      <button type="button" aria-pressed={paused.value !== undefined} onClick={togglePause}>
        Pause
      </button>
      {paused.value && (
        <span class="about">{newer === 0 ? 'Paused.' : `Paused, with ${newer} more to come.`}</span>
      )}
    </div>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  value: string;
  options: Readonly<Record<string, string>>;
  choose(value: string): void;
}

function Choice({ id, label, value, options, choose }: ChoiceProps) {
  return (
    <div class="inspector-choice">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {Object.entries(options).map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

const isShow = (key: string): key is keyof typeof shows => key in shows;
