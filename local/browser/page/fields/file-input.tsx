import { useRef, useState } from 'preact/hooks';
import { useAround } from '../blocks/place.ts';
import { idsIn, listOf, looseOf, numberIn, wordsIn } from '../blocks/read.ts';
import { upload } from '../upload.ts';
import { Chosen } from './chosen.tsx';
import type { ElementGiven } from './element-given.ts';
import { labelled } from './naming.ts';
import { several } from './one-or-several.ts';
import { Refusal } from './refusal.tsx';
import { useEntry } from './use-entry.ts';

const most = { files: 10, bytes: 10_000_000 };

export function FileInput({ block, element, naming }: ElementGiven) {
  const entering = useEntry(block, element, several);
  const { values } = useAround();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const names = useRef(new Map<string, string>());
  const kinds = idsIn(element.filetypes);
  const room = (numberIn(element.max_files) ?? most.files) - entering.held.length;
  const refusal = problem ?? entering.refusal;
  const known = listOf(looseOf(values[block.block_id]?.[element.action_id]).files);
  const nameOf = (id: string) =>
    names.current.get(id) || wordsIn(known.find((file) => file.id === id)?.name) || 'A file';

  const add = async (files: File[]) => {
    setProblem(wrongWith(files, room, kinds));
    if (wrongWith(files, room, kinds)) return;
    setBusy(true);
    try {
      for (const file of files) {
        const id = await upload(file);
        names.current.set(id, file.name);
        entering.change([...entering.held, id]);
      }
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };
  return (
    <>
      <input
        {...labelled(naming, { ...element, refusal, otherwise: 'Files' })}
        type="file"
        class="entry"
        multiple={room > 1}
        aria-busy={isBusy}
        {...(kinds.length > 0 && { accept: kinds.map((kind) => `.${kind}`).join(',') })}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = '';
          void add(files);
        }}
      />
      {isBusy && (
        <p class="quiet-words" role="status">
          Uploading…
        </p>
      )}
      <Chosen
        of={entering.held.map((id) => ({ value: id, words: nameOf(id) }))}
        drop={({ value }) => entering.change(entering.held.filter((id) => id !== value))}
      />
      <Refusal naming={naming} words={refusal} />
    </>
  );
}

function wrongWith(files: File[], room: number, kinds: string[]): string | undefined {
  if (files.length > room)
    return room === 1
      ? 'There is room for one more file.'
      : `There is room for ${Math.max(0, room)} more files.`;
  const big = files.find(({ size }) => size > most.bytes);
  if (big) return `${big.name} is larger than 10 MB. Choose a smaller file.`;
  const other = files.find(({ name }) => kinds.length > 0 && !kinds.some((kind) => endsIn(name, kind)));
  return other && `${other.name} is not one of: ${kinds.join(', ')}.`;
}

const endsIn = (name: string, kind: string): boolean => name.toLowerCase().endsWith(`.${kind.toLowerCase()}`);
