import { isoDate } from '../../src/domain/times.ts';
import type { Button, Face } from '../../src/slack/face.ts';
import type { Deps } from '../deps.ts';
import type { AtHome, HomeSource } from '../home-source.ts';

const heading = (title: string, words: string): { face: Face } => ({ face: { title, lines: [[words]] } });
const ways = "'/incident' raises an incident, '/call-back' books a call-back.";

/** App Home: what waits for a person and what they wait for, whichever process it is of; and what one may begin there. */
export function home(
  { desk }: Deps,
  sources: readonly HomeSource[],
  begins?: { kind: string; buttons: readonly Button[] },
): void {
  desk.home(async ({ actor, at }) => {
    const found = await Promise.all(sources.map((source) => source(actor)));
    const toDo = byUrgency(
      found.flatMap((it) => it.toDo),
      isoDate(at),
    );
    const waitedFor = byUrgency(
      found.flatMap((it) => it.waitedFor),
      isoDate(at),
    );
    return {
      parts: [
        withButtons(
          heading('Waiting for you', toDo.length ? inOrder(toDo) : `Nothing waits for you. ${ways}`),
          begins,
        ),
        ...toDo,
        heading(
          'You are waiting for',
          waitedFor.length ? inOrder(waitedFor) : 'You are waiting for nothing.',
        ),
        ...waitedFor,
      ],
    };
  });
}

/** They are about no record yet. */
const withButtons = (part: { face: Face }, begins?: { kind: string; buttons: readonly Button[] }) =>
  begins
    ? { face: { ...part.face, buttons: begins.buttons }, target: { kind: begins.kind, id: 'new' } }
    : part;

const inOrder = (parts: readonly AtHome[]): string =>
  parts.some(({ dueAt }) => dueAt)
    ? 'What is due today comes first, by its time; then what has waited longest.'
    : 'Longest waiting first.';

/** What is promised for this day or was for an earlier one, then what has no time by how long it waits, then the rest. */
function byUrgency(parts: readonly AtHome[], day: string): AtHome[] {
  const rank = ({ dueAt }: AtHome) => (dueAt ? (isoDate(dueAt) <= day ? 0 : 2) : 1);
  const when = ({ dueAt, since }: AtHome) => (dueAt ?? since).getTime();
  return [...parts].sort((a, b) => rank(a) - rank(b) || when(a) - when(b));
}
