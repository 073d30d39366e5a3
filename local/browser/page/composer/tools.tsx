import { useRef } from 'preact/hooks';
import { ask } from '../live.ts';
import { Menu } from '../shell/menu.tsx';
import { sayError } from '../shell/notices.tsx';
import { directory } from '../state.ts';

/** What stands under the box: files, the app's shortcuts, and Send. */
export function Tools({ add }: { add(files: Iterable<File>): void }) {
  const input = useRef<HTMLInputElement>(null);
  const shortcuts = directory.value?.shortcuts.filter(({ type }) => type === 'global') ?? [];
  return (
    <div class="composer-tools">
      <button type="button" class="quiet" onClick={() => input.current?.click()}>
        Attach files
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to attach"
        onChange={({ currentTarget }) => {
          add(currentTarget.files ?? []);
          currentTarget.value = '';
        }}
      />
      {shortcuts.length > 0 && (
        <Menu
          label="Shortcuts"
          items={() =>
            shortcuts.map(({ id, name, description }) => ({
              words: name,
              about: description,
              run: () => {
                ask({ act: 'shortcut', shortcut: id }).catch(sayError);
              },
            }))
          }
        >
          Shortcuts
        </Menu>
      )}
      <button type="submit" class="go">
        Send
      </button>
    </div>
  );
}
