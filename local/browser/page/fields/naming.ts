/** How a control is called: by a label that points at its id, or by words of its own. */
export interface Naming {
  id: string;
  /** What it stands beside, for a control that has no label; empty where it stands beside nothing. */
  label?: string;
  describedBy?: string;
  isInvalid?: boolean;
  isRequired?: boolean;
}

interface About {
  action_id: string;
  /** Why what stands in it was not taken. */
  refusal?: string | undefined;
  /** Its name, where it stands beside nothing. */
  otherwise?: string;
}

export const refusalId = ({ id }: Naming): string => `${id}-refusal`;

export function labelled(naming: Naming, { action_id, refusal, otherwise = '' }: About) {
  const { id, label, describedBy, isInvalid, isRequired } = naming;
  const described = [describedBy, refusal && refusalId(naming)].filter(Boolean).join(' ');
  return {
    id,
    'data-action': action_id,
    ...(label !== undefined && { 'aria-label': label || otherwise }),
    ...(described && { 'aria-describedby': described }),
    ...((isInvalid || refusal) && { 'aria-invalid': true as const }),
    ...(isRequired && { 'aria-required': true as const }),
  };
}
