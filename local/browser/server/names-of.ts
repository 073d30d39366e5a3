import type { Workspace } from '../../slack/index.ts';

/** People and places by their ids, as one reads of them. */
export interface Names {
  person(id: string): string;
  place(id: string): string;
}

export function namesOf({ about: { directory, conversations } }: Pick<Workspace, 'about'>): Names {
  const person = (id: string): string => directory.get(id)?.realName ?? id;
  return {
    person,
    place(id) {
      const found = conversations.get(id);
      if (!found) return directory.get(id) ? `to ${person(id)}` : `in ${id}`;
      if (found.kind === 'public' || found.kind === 'private') return `in #${found.name}`;
      const others = [...found.members].filter((member) => member !== directory.botUserId);
      return `in the direct messages with ${others.map(person).join(', ')}`;
    },
  };
}
