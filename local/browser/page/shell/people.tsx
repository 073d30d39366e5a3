import type { PersonShown } from '../../protocol/shown.ts';
import { addressOf, go, route } from '../route.ts';
import { directory, sidebar } from '../state.ts';
import { counted, initialsOf } from './names.ts';

/** Those whom one can be, with what they do and what is new for them. */
export function People({ chosen }: { chosen?: () => void }) {
  const people = directory.value?.people.filter(({ job, isGone }) => job !== undefined && !isGone) ?? [];
  return (
    <ul class="people">
      {people.map((person) => (
        <OnePerson key={person.id} person={person} {...(chosen && { chosen })} />
      ))}
    </ul>
  );
}

function OnePerson({ person, chosen }: { person: PersonShown; chosen?: () => void }) {
  const { id, name, realName, job } = person;
  const unread = sidebar.value.news[id] ?? 0;
  const href = addressOf({ as: name, at: undefined, thread: undefined });
  const isHere = route.value.as === name;
  return (
    <li class="person">
      <span class="avatar" aria-hidden="true">
        {initialsOf(realName)}
      </span>
      <span class="who">
        <b>{realName}</b>
        <span>{job}</span>
        {unread > 0 && <span class="news">{counted(unread, 'new message')}</span>}
      </span>
      <span class="ways">
        {isHere ? (
          <span class="here">This window</span>
        ) : (
          <a
            class="button"
            href={href}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              chosen?.();
              go({ as: name, at: undefined, thread: undefined });
            }}
          >
            Be {realName.split(' ')[0]}
          </a>
        )}
        <a href={href} target="_blank" rel="noreferrer noopener" aria-label={`${realName} in a new window`}>
          New window
        </a>
      </span>
    </li>
  );
}
