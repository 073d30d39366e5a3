import { useSignal } from '@preact/signals';
import type { MessageShown } from '../../protocol/shown.ts';
import { ask } from '../live.ts';
import { Dialog } from '../shell/dialog.tsx';
import { Menu, type MenuItem } from '../shell/menu.tsx';
import { isApp } from '../shell/names.ts';
import { sayError } from '../shell/notices.tsx';
import { inspect, openThread } from '../shell/side.ts';
import { directory } from '../state.ts';
import { offered, react, signOf } from './reactions.tsx';
import { authorOf } from './voice.ts';

interface MoreProps {
  message: MessageShown;
  conversation: string;
  isInThread: boolean;
  edit(): void;
}

/** What one can do with a message. */
export function MoreActions({ message, conversation, isInThread, edit }: MoreProps) {
  const isDeleting = useSignal(false);
  const items = (): MenuItem[] => {
    const known = directory.peek();
    const isMine = message.user === known?.me;
    const { ts } = message;
    const shortcuts = (known?.shortcuts ?? []).filter(({ type }) => type === 'message');
    return [
      ...(isInThread
        ? []
        : [
            {
              words: 'Reply in thread',
              run: () => openThread(conversation, message.threadTs ?? ts),
            },
          ]),
      ...shortcuts.map(({ id, name, description }) => ({
        words: name,
        about: description,
        run: () => {
          ask({ act: 'shortcut', shortcut: id, on: { conversation, ts } }).catch(sayError);
        },
      })),
      ...offered.map(({ name, words }) => ({
        words: `React: ${words} ${signOf(name)}`,
        run: () => react(conversation, ts, name),
      })),
      ...(isMine
        ? [
            { words: 'Edit message', run: edit },
            {
              words: 'Delete message…',
              isDanger: true,
              run: () => {
                isDeleting.value = true;
              },
            },
          ]
        : []),
      ...(isApp(message.user)
        ? [
            {
              words: 'Inspect this',
              about: 'The record that it is about, beside it',
              run: () => inspect(conversation, ts),
            },
          ]
        : []),
    ];
  };
  return (
    <>
      <Menu label={`More actions on ${authorOf(message)}'s message`} class="more" tabIndex={-1} items={items}>
        <span aria-hidden="true">⋯</span>
      </Menu>
      {isDeleting.value && (
        <Deletion
          conversation={conversation}
          ts={message.ts}
          close={() => {
            isDeleting.value = false;
          }}
        />
      )}
    </>
  );
}

function Deletion({ conversation, ts, close }: { conversation: string; ts: string; close(): void }) {
  return (
    <Dialog title="Delete message?" close={close}>
      <p>It goes for everybody. This cannot be undone.</p>
      <div class="dialog-buttons">
        <button type="button" onClick={close}>
          Keep it
        </button>
        <button
          type="button"
          class="danger"
          onClick={() => {
            close();
            ask({ act: 'delete', conversation, ts }).catch(sayError);
          }}
        >
          Delete
        </button>
      </div>
    </Dialog>
  );
}
