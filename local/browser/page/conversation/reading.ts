import { type Signal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { MessageShown } from '../../protocol/shown.ts';
import { ask, isLive } from '../live.ts';
import { sayError } from '../shell/notices.tsx';
import { sidebar } from '../state.ts';

interface Reading {
  conversation: string;
  thread: string | undefined;
  messages: MessageShown[];
  isAtEnd: Signal<boolean>;
}

/** Tells the workspace what has been read: the newest, once it is in sight of somebody. */
export function useReading({ conversation, thread, messages, isAtEnd }: Reading): void {
  const newest = messages.findLast(({ kind }) => kind === 'message')?.ts;
  const told = useRef<string | undefined>(undefined);
  const look = () => {
    if (newest === undefined || newest === told.current) return;
    if (!isAtEnd.value || !isLive.value || document.visibilityState !== 'visible') return;
    told.current = newest;
    if (!thread && newest <= readTo(conversation)) return;
    ask({ act: 'read', conversation, ts: newest, ...(thread && { thread }) }).catch(sayError);
  };
  useSignalEffect(look);
  // Again whenever there is a newer one.
  useEffect(() => {
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [newest]);
}

const readTo = (conversation: string): string =>
  sidebar.peek().conversations.find(({ id }) => id === conversation)?.readTo ?? '0';
