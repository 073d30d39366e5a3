import type { Delivery, Message, Workspace } from '../slack/index.ts';
import { isRecord } from '../slack/json.ts';
import { withTheApp } from './with-the-app.ts';

/** That something has happened: the app took what a person sent, or words were said where somebody reads them. */
export type Evidence =
  | { kind: 'taken'; what: string; by: string; text?: string; asks?: string }
  | { kind: 'said'; to: string; words: string };

/** A command, with what follows it. */
export function typed(by: string, line: string): Evidence {
  const [command = '', ...rest] = line.split(' ');
  return { kind: 'taken', what: command, by, text: rest.join(' ') };
}

/** A button, by its action id. */
export const pressed = (by: string, action: string): Evidence => ({
  kind: 'taken',
  what: `block_actions ${action}`,
  by,
});

/** A form, or the page of it that asks for something, that was taken without an error. */
export const sent = (by: string, form: string, { asks }: { asks?: string } = {}): Evidence => ({
  kind: 'taken',
  what: `view_submission ${form}`,
  by,
  ...(asks !== undefined && { asks }),
});

export const openedHome = (by: string): Evidence => ({ kind: 'taken', what: 'event app_home_opened', by });

/** A message, in somebody's direct messages with the app or in a #channel. */
export const said = (to: string, words: string): Evidence => ({ kind: 'said', to, words });

/** Up to where in the workspace's log and among its messages everything has been counted. */
export interface Since {
  delivery: number;
  ts: string;
}

/** The end of what has happened already, as far as this evidence could take it for its own. */
export function upToNow(workspace: Workspace, evidence: readonly Evidence[]): Since {
  const places = new Set(evidence.flatMap((one) => (one.kind === 'said' ? [one.to] : [])));
  const latest = [...places].map((to) => messagesTo(workspace, to).at(-1)?.ts ?? '0');
  return { delivery: workspace.deliveries.length, ts: latest.sort().at(-1) ?? '0' };
}

/** Where counting goes on once all of it has happened; undefined until then. */
export function past(workspace: Workspace, evidence: readonly Evidence[], since: Since): Since | undefined {
  let { delivery, ts } = since;
  for (const one of evidence) {
    if (one.kind === 'said') {
      const message = firstSaid(workspace, one, since.ts);
      if (message === undefined) return undefined;
      if (message > ts) ts = message;
    } else {
      const at = firstTaken(workspace, one, since.delivery);
      if (at < 0) return undefined;
      delivery = Math.max(delivery, at + 1);
    }
  }
  return { delivery, ts };
}

function firstTaken(
  workspace: Workspace,
  { what, by, text, asks }: Evidence & { kind: 'taken' },
  from: number,
): number {
  const { id } = workspace.person(by);
  const { deliveries } = workspace;
  for (let at = from; at < deliveries.length; at += 1) {
    const delivery = deliveries[at];
    if (delivery?.outcome !== 'acknowledged' || isRefused(delivery)) continue;
    if (what.startsWith('event ')) {
      const { event } = delivery.payload;
      if (delivery.about === what && isRecord(event) && event.user === id && event.tab === 'home') return at;
    } else if (delivery.about === `${what} by ${id}`) {
      const isTheText = text === undefined || delivery.payload.text === text;
      if (isTheText && (asks === undefined || labelsIn(delivery).includes(asks))) return at;
    }
  }
  return -1;
}

function labelsIn({ payload: { view } }: Delivery): unknown[] {
  const blocks = isRecord(view) && Array.isArray(view.blocks) ? view.blocks : [];
  return blocks.map((block) => isRecord(block) && isRecord(block.label) && block.label.text);
}

const isRefused = ({ answer }: Delivery): boolean => isRecord(answer) && answer.response_action === 'errors';

/** The ts of the first one with these words. */
function firstSaid(workspace: Workspace, { to, words }: Evidence & { kind: 'said' }, after: string) {
  const messages = messagesTo(workspace, to);
  const before = messages.findLastIndex(({ ts }) => ts <= after);
  return messages.slice(before + 1).find(({ text }) => readable(text).includes(words))?.ts;
}

const messagesTo = (workspace: Workspace, to: string): readonly Message[] =>
  to.startsWith('#') ? workspace.messages(to) : workspace.seat(to).messages(withTheApp(workspace, to));

const readable = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
