import { computed, signal } from '@preact/signals';
import type { ConversationShown } from '../../protocol/shown.ts';
import { addressOf, go, route } from '../route.ts';
import { directory, sidebar } from '../state.ts';
import { isWithApp } from './names.ts';
import { pane } from './side.ts';

const narrow = matchMedia('(max-width: 799px)');

/** Whether there is room for one pane alone. */
export const isNarrow = signal(narrow.matches);
narrow.addEventListener('change', () => {
  isNarrow.value = narrow.matches;
});

/** The app's direct message with this person. */
export const appMessages = computed<ConversationShown | undefined>(() =>
  sidebar.value.conversations.find((one) => isWithApp(one, directory.value)),
);

/** What stands in the middle: a conversation's id, or the app's Home. Where there is room, at first what the app says. */
export const place = computed<string | undefined>(() => {
  const { at } = route.value;
  if (at !== undefined || isNarrow.value) return at;
  return appMessages.value?.id ?? sidebar.value.conversations[0]?.id;
});

export const conversationHere = computed<ConversationShown | undefined>(() =>
  sidebar.value.conversations.find(({ id }) => id === place.value),
);

/** The one pane that a narrow window shows. */
export const onlyPane = computed<'list' | 'main' | 'side'>(() =>
  pane.value ? 'side' : place.value === undefined ? 'list' : 'main',
);

export const addressHere = (at: string | undefined): string =>
  addressOf({ as: route.value.as, at, thread: undefined });

/** For links, which open elsewhere when they are asked to. */
export function follow(event: MouseEvent, at: string | undefined): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go({ at, thread: undefined });
}
