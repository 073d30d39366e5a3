import type { ComponentChild } from 'preact';
import type { RecordShown as Shown } from '../../protocol/shown.ts';
import { named } from './named.ts';
import { When } from './when.tsx';

/** A record: what it says, what happened to it, what it will be reminded of, and what it has said. */
export function RecordShown({ record }: { record: Shown }) {
  const { title, facts, history, reminders, messages } = record;
  return (
    <article class="record" aria-labelledby="record-title">
      <h3 id="record-title">{title}</h3>
      <dl class="facts">
        {facts.map(([label, words]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{named(words)}</dd>
          </div>
        ))}
      </dl>
      <h4>History</h4>
      <ol class="timeline">
        {history.map(({ at, by, what, to }, index) => (
          <li key={index}>
            <When at={at} />
            <p>
              <b>{named(by)}</b> {named(what)}
            </p>
            {to !== undefined && <p class="became">Now: {to}</p>}
          </li>
        ))}
      </ol>
      <Rows
        title="Reminders"
        heads={['What', 'Due', 'State']}
        rows={reminders.map(({ name, dueAt, state }) => [name, dueAt, state])}
      />
      <Rows
        title="Messages"
        heads={['What', 'Due', 'State']}
        rows={messages.map(({ name, to, form, state, dueAt }) => [
          <>
            {name}
            <span class="became">
              {form} to {named(to)}
            </span>
          </>,
          dueAt,
          state,
        ])}
      />
    </article>
  );
}

interface RowsProps {
  title: string;
  heads: readonly string[];
  /** A number is an instant. */
  rows: readonly (readonly ComponentChild[])[];
}

function Rows({ title, heads, rows }: RowsProps) {
  return (
    <>
      <h4 id={`record-${title}`}>{title}</h4>
      {rows.length === 0 ? (
        <p class="about">None.</p>
      ) : (
        <table class="rows" aria-labelledby={`record-${title}`}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, at) => (
                  <td key={heads[at]}>{typeof cell === 'number' ? <When at={cell} /> : cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
