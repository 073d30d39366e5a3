import { route } from '../route.ts';

/** What somebody has typed and not sent, kept over a change of place and a reload. */
const address = (key: string): string => `casedesk.draft/${route.peek().as ?? ''}/${key}`;

export const draftOf = (key: string): string => sessionStorage.getItem(address(key)) ?? '';

export function keepDraft(key: string, text: string): void {
  if (text === '') sessionStorage.removeItem(address(key));
  else sessionStorage.setItem(address(key), text);
}
