/** Which record a button or a form is about: its kind and id. */
export interface Target {
  kind: string;
  id: string;
}

export const targetText = ({ kind, id }: Target): string => `${kind}/${id}`;

export function readTarget(text: string | undefined): Target | undefined {
  const [, kind, id] = /^([a-z-]+)\/(.+)$/.exec(text ?? '') ?? [];
  return kind && id ? { kind, id } : undefined;
}

/** What an entry of a menu carries: the action of its button, and the record. */
export const entryText = (action: string, target: string): string => `${action} ${target}`;

export function readEntry(text: string): { action: string; target: string } | undefined {
  const [, action, target] = /^(\S+) (.*)$/.exec(text) ?? [];
  return action !== undefined && target !== undefined ? { action, target } : undefined;
}
