import { effect } from '@preact/signals';
import { home } from '../route.ts';
import { directory, sidebar } from '../state.ts';
import { personBy, placeName } from './names.ts';
import { conversationHere, place } from './place.ts';

/** `(2) #aac · Ana Silva · CaseDesk local`. */
export const followTitle = (): (() => void) =>
  effect(() => {
    const known = directory.value;
    const unread = sidebar.value.conversations.reduce((sum, one) => sum + one.unread, 0);
    const here = conversationHere.value;
    const where = place.value === home ? 'Home' : here && placeName(here);
    const who = known && personBy(known.me)?.realName;
    const name = [where, who, 'CaseDesk local'].filter(Boolean).join(' · ');
    document.title = unread > 0 ? `(${unread}) ${name}` : name;
  });
