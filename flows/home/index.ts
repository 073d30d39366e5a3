import type { Face } from '../../src/slack/face.ts';
import type { Deps } from '../deps.ts';
import type { AtHome, HomeSource } from '../home-source.ts';

const heading = (title: string, words: string): { face: Face } => ({ face: { title, lines: [[words]] } });

/** App Home: what waits for a person and what they wait for, longest waiting first, whichever process it is of. */
export function home({ desk }: Deps, sources: readonly HomeSource[]): void {
  desk.home(async ({ actor }) => {
    const found = await Promise.all(sources.map((source) => source(actor)));
    const toDo = bySince(found.flatMap((it) => it.toDo));
    const waitedFor = bySince(found.flatMap((it) => it.waitedFor));
    return {
      parts: [
        heading(
          'Waiting for you',
          toDo.length ? 'Longest waiting first.' : "Nothing waits for you. '/incident' raises an incident.",
        ),
        ...toDo,
        heading(
          'You are waiting for',
          waitedFor.length ? 'Longest waiting first.' : 'You are waiting for nothing.',
        ),
        ...waitedFor,
      ],
    };
  });
}

const bySince = (parts: readonly AtHome[]): AtHome[] =>
  [...parts].sort((a, b) => a.since.getTime() - b.since.getTime());
