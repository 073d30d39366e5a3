import { Composer } from '../composer/composer.tsx';
import { placeName } from '../shell/names.ts';
import { sidebar } from '../state.ts';
import { MessageList } from './message-list.tsx';

/** A message and the replies to it. */
export function Thread({ id, ts }: { id: string; ts: string }) {
  const here = sidebar.value.conversations.find((one) => one.id === id);
  if (!here) return null;
  const name = placeName(here);
  return (
    <>
      <MessageList conversation={id} thread={ts} label={`Thread in ${name}`} beginning={name} />
      {here.isArchived ? (
        <p class="read-only">{name} is archived: it can be read, not written in.</p>
      ) : (
        <Composer conversation={id} place={name} thread={ts} />
      )}
    </>
  );
}
