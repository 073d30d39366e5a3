import { computed, effect } from '@preact/signals';
import { ask, isLive } from '../live.ts';
import { go, home, route } from '../route.ts';
import { directory } from '../state.ts';
import { sayError } from './notices.tsx';
import { appMessages, place } from './place.ts';

/** Tells the workspace what this window looks at, also once it is back after it was away. */
export function followPlace(): () => void {
  const stops = [effect(openPlace), effect(openThread)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Until the directory has come, the connection may still be another person's. */
const isReady = computed(() => isLive.value && (directory.value?.me ?? '') !== '');
const messagesTab = computed(() => appMessages.value?.id);

function openPlace(): void {
  const at = place.value;
  const isMessages = messagesTab.value === at;
  if (!isReady.value || at === undefined) return;
  if (at === home) {
    ask({ act: 'home' }).catch(sayError);
    return;
  }
  if (isMessages) ask({ act: 'messages' }).catch(sayError);
  ask({ act: 'open', conversation: at }).catch((error: unknown) => {
    sayError(error);
    if (route.peek().at === at) go({ at: undefined, thread: undefined });
  });
}

function openThread(): void {
  const conversation = place.value;
  const { thread } = route.value;
  if (!isReady.value || conversation === undefined || conversation === home) return;
  ask({ act: 'thread', conversation, ts: thread ?? null }).catch((error: unknown) => {
    sayError(error);
    if (thread !== undefined && route.peek().thread === thread) go({ thread: undefined });
  });
}
