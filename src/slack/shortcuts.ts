import type { RespondFn } from '@slack/bolt';
import type { z } from 'zod';
import { type Actor, isRefusal, type Refusal } from '../domain/transition.ts';
import type { Asking, HeardMessage, Opening } from './desk.ts';
import { admitted, type Counter } from './listeners.ts';
import { openOrTell } from './open-or-tell.ts';
import { messageShortcut, shortcut } from './payloads.ts';
import { plainWords } from './words.ts';

type Used = z.infer<typeof shortcut>;

/** Shortcuts: acked at once, then answered by a modal, or privately where there is a channel to say it in. */
export function listenToShortcuts(counter: Counter): void {
  const { app, desk, directory } = counter;
  app.shortcut({ type: 'shortcut', callback_id: /.*/ }, async ({ body, ack }) => {
    await ack();
    const used = shortcut.parse(body);
    const answer = desk.shortcuts.get(used.callback_id);
    if (answer) await opened(counter, used, {}, answer);
  });
  app.shortcut({ type: 'message_action', callback_id: /.*/ }, async ({ body, ack, respond }) => {
    await ack();
    const used = messageShortcut.parse(body);
    const answer = desk.messageShortcuts.get(used.callback_id);
    if (!answer) return;
    await opened(counter, used, { channel: used.channel.id, respond }, async (asked) => {
      const words = await plainWords(used.message.text, directory.name);
      return answer({ ...asked, message: messageOf(used, words) });
    });
  });
}

async function opened(
  counter: Counter,
  used: Used,
  { channel, respond }: { channel?: string; respond?: RespondFn },
  answer: (asked: Asking) => Promise<Opening | Refusal>,
): Promise<void> {
  const { user, team, trigger_id: trigger, action_ts, callback_id } = used;
  const reading = async () => {
    const origin = { team: team?.id, personsTeam: user.team_id, channel };
    const actor: Actor | Refusal = await admitted(counter, origin, user.id);
    if (isRefusal(actor)) return actor;
    return answer({ actor, key: `${user.id}/${action_ts}`, at: counter.clock.now() });
  };
  await counter.inFlight.track(
    openOrTell(counter, { respond, trigger, inModal: false }, callback_id, reading),
  );
}

function messageOf({ channel, message }: z.infer<typeof messageShortcut>, words: string): HeardMessage {
  const { ts, thread_ts: threadTs, user: by, bot_id: bot } = message;
  return {
    channel: channel.id,
    ts,
    ...(threadTs && threadTs !== ts && { threadTs }),
    ...(by && !bot && { by }),
    words,
  };
}
