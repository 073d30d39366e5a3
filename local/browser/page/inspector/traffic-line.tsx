import { useState } from 'preact/hooks';
import type { TrafficLine as Line } from '../../protocol/shown.ts';
import { Scrolling } from '../blocks/scrolling.tsx';
import { memo } from '../conversation/memo.tsx';
import { ask } from '../live.ts';
import { When } from './when.tsx';

const ways: Record<Line['way'], string> = {
  'from the app': 'From the app',
  'to the app': 'To the app',
  problem: 'Problem',
};
const outcomes: Record<Line['outcome'], string> = {
  waiting: 'Waiting',
  ok: 'Done',
  refused: 'Refused',
  failed: 'Failed',
};

/** A line of the traffic; whoever opens it reads all that was sent and answered. */
export const TrafficLine = memo(function TrafficLine({ line }: { line: Line }) {
  const { way, outcome, why, note } = line;
  return (
    <li class={`line ${outcome}`}>
      {way === 'problem' ? <Summed line={line} /> : <Opening line={line} />}
      {note !== undefined && <p class="about">{note}</p>}
      {why.length > 0 && (
        <ul class="why">
          {why.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </li>
  );
});

function Summed({ line: { at, way, what, where, outcome } }: { line: Line }) {
  return (
    <span>
      <span class="about">
        <When at={at} isToTheSecond /> {ways[way]}
      </span>{' '}
      <span class="what">
        {what}
        {where !== undefined && <span class="about"> {where}</span>}
      </span>{' '}
      <span class="outcome">{outcomes[outcome]}</span>
    </span>
  );
}

function Opening({ line }: { line: Line }) {
  const [payload, setPayload] = useState<string>();
  async function read(): Promise<void> {
    setPayload(await ask({ act: 'payload', id: line.id }).then(asJson, String));
  }
  return (
    <details
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) void read();
      }}
    >
      <summary>
        <Summed line={line} />
      </summary>
      {payload === undefined ? (
        <p class="about">Fetching…</p>
      ) : (
        <Scrolling class="payload" name={`All of ${line.what}`}>
          <pre>{payload}</pre>
        </Scrolling>
      )}
    </details>
  );
}

const asJson = (payload: unknown): string =>
  payload === undefined || payload === null
    ? 'This is no longer kept.'
    : JSON.stringify(payload, undefined, 2);
