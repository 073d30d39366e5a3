import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ConversationShown } from '../../protocol/shown.ts';
import { Composer } from '../composer/composer.tsx';
import { AppHeader } from '../shell/app-header.tsx';
import { BackToList } from '../shell/back.tsx';
import { counted, isWithApp, placeName } from '../shell/names.ts';
import { directory, keyOf, loaded, sidebar } from '../state.ts';
import { MessageList } from './message-list.tsx';
import { firstNew } from './rows.ts';

/** A channel or direct message, with the place to write in it. */
export function Conversation({ id }: { id: string }) {
  const here = sidebar.value.conversations.find((one) => one.id === id);
  const newFrom = useNewFrom(id);
  if (!here) return null;
  const name = placeName(here);
  const next = isWithApp(here, directory.value) ? ' Type / to see what it can do for you.' : '';
  return (
    <>
      {isWithApp(here, directory.value) ? <AppHeader at={id} /> : <Header conversation={here} />}
      <MessageList
        conversation={id}
        label={`Messages in ${name}`}
        newFrom={newFrom}
        beginning={`This is the beginning of ${name}.${next}`}
      />
      <Foot conversation={here} name={name} />
    </>
  );
}

function Header({ conversation }: { conversation: ConversationShown }) {
  return (
    <header class="place-header">
      <BackToList />
      <h2 tabIndex={-1}>{placeName(conversation)}</h2>
      <span class="about">{counted(conversation.members.length, 'member')}</span>
    </header>
  );
}

function Foot({ conversation, name }: { conversation: ConversationShown; name: string }) {
  const known = directory.value;
  if (conversation.isArchived)
    return <p class="read-only">{name} is archived: it can be read, not written in.</p>;
  if (known?.app.isReadOnly && isWithApp(conversation, known))
    return <p class="read-only">{name} only sends messages here; it does not read any.</p>;
  return <Composer conversation={conversation.id} place={name} />;
}

/** What was unread on opening, or while the window was out of sight, begins here. */
function useNewFrom(id: string): string | undefined {
  const opened = sidebar.peek().conversations.find((one) => one.id === id);
  const readTo = useSignal(opened && opened.unread > 0 ? opened.readTo : undefined);
  useEffect(() => {
    const newest = () =>
      loaded
        .peek()
        .get(keyOf(id))
        ?.messages.findLast(({ kind }) => kind === 'message')?.ts;
    const turned = () => {
      if (document.visibilityState === 'hidden') readTo.value = newest();
      else if (readTo.peek() === newest()) readTo.value = undefined;
    };
    document.addEventListener('visibilitychange', turned);
    return () => document.removeEventListener('visibilitychange', turned);
  }, [id, readTo]);
  const messages = loaded.value.get(keyOf(id))?.messages;
  if (readTo.value === undefined || !messages) return undefined;
  return firstNew(messages, readTo.value, directory.value?.me ?? '');
}
