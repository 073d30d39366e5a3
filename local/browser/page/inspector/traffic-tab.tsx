import { useEffect } from 'preact/hooks';
import { TrafficLine } from './traffic-line.tsx';
import { isNewestFirst, paused, seen, show, shows, togglePause, waiting, watch } from './watching.ts';

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
      <label>
        Show
        <select
          value={show.value}
          onChange={({ currentTarget: { value } }) => {
            for (const key of Object.keys(shows)) if (isShow(key) && key === value) show.value = key;
          }}
        >
          {Object.entries(shows).map(([key, words]) => (
            <option key={key} value={key}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label>
        Order
        <select
          value={isNewestFirst.value ? 'newest' : 'oldest'}
          onChange={({ currentTarget: { value } }) => {
            isNewestFirst.value = value === 'newest';
          }}
        >
          <option value="newest">Newest first</option>
          <option value="oldest">Oldest first</option>
        </select>
      </label>
      <button type="button" aria-pressed={paused.value !== undefined} onClick={togglePause}>
        Pause
      </button>
      {paused.value && (
        <span class="about">{newer === 0 ? 'Paused.' : `Paused, with ${newer} more to come.`}</span>
      )}
    </div>
  );
}

const isShow = (key: string): key is keyof typeof shows => key in shows;
