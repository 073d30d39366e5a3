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
