import type { ConversationShown } from '../../protocol/shown.ts';
import { home } from '../route.ts';
import { directory, sidebar } from '../state.ts';
import { counted, isWithApp, placeName } from './names.ts';
import { addressHere, appMessages, follow, place } from './place.ts';

/** Where this person can go. */
export function Sidebar() {
  const known = directory.value;
  const all = sidebar.value.conversations;
  const channels = all.filter(({ kind }) => kind === 'public' || kind === 'private');
  const others = all.filter((one) => !channels.includes(one) && !isWithApp(one, known));
  return (
    <nav class="sidebar" aria-label="Conversations">
      <p class="workspace">{known?.workspace}</p>
      <h2 tabIndex={-1}>Channels</h2>
      {channels.length === 0 && <p class="about">{known && 'In no channel.'}</p>}
      <ul>
        {channels.map((one) => (
          <Conversation key={one.id} conversation={one} />
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <h2>Direct messages</h2>
          <ul>
            {others.map((one) => (
              <Conversation key={one.id} conversation={one} />
            ))}
          </ul>
        </>
      )}
      {known && <AppPlaces />}
    </nav>
  );
}

function AppPlaces() {
  const known = directory.value;
  const messages = appMessages.value;
  if (!known) return null;
  const { name, hasHome, hasMessages } = known.app;
  return (
    <>
      <h2>{name}</h2>
      <ul>
        {hasHome && (
          <li>
            <Place at={home} words="Home" label={`${name}: Home`} unread={0} />
          </li>
        )}
        {hasMessages && messages && (
          <li>
            <Place at={messages.id} words="Messages" label={`${name}: Messages`} unread={messages.unread} />
          </li>
        )}
      </ul>
    </>
  );
}

function Conversation({ conversation }: { conversation: ConversationShown }) {
  const { id, kind, isArchived, unread } = conversation;
  const words = placeName(conversation);
  const notes = [kind === 'private' && 'private', isArchived && 'archived'].filter(Boolean).join(', ');
  return (
    <li>
      <Place
        at={id}
        words={words}
        label={notes ? `${words}, ${notes}` : words}
        note={notes}
        unread={unread}
      />
    </li>
  );
}

interface PlaceProps {
  at: string;
  words: string;
  label: string;
  note?: string;
  unread: number;
}

function Place({ at, words, label, note, unread }: PlaceProps) {
  const isNew = unread > 0;
  return (
    <a
      href={addressHere(at)}
      class={isNew ? 'place new' : 'place'}
      aria-current={place.value === at ? 'page' : undefined}
      aria-label={isNew ? `${label}, ${counted(unread, 'new message')}` : label}
      onClick={(event) => follow(event, at)}
    >
      <span>{words}</span>
      {note && <small>{note}</small>}
      {isNew && <span class="count">{unread > 99 ? '99+' : unread}</span>}
    </a>
  );
}
