import type { Signal } from '@preact/signals';
import { type Attached, remove } from './attaching.ts';
import { sizeOf } from './size-of.ts';

/** The files that go with the next message. */
export function Attachments({ files }: { files: Signal<Attached[]> }) {
  if (files.value.length === 0) return null;
  return (
    <ul class="files" aria-label="Files to send">
      {files.value.map(({ n, name, size, id }) => (
        <li key={n}>
          <span>{name}</span>
          <span class="about">{id === undefined ? 'attaching…' : sizeOf(size)}</span>
          <button type="button" class="quiet" aria-label={`Remove ${name}`} onClick={() => remove(files, n)}>
            Remove
          </button>
        </li>
      ))}
    </ul>
  );
}
