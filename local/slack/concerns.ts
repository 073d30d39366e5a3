import type { Concerns, FaultedCall } from './faults.ts';
import { textIn } from './json.ts';
import type { State } from './state.ts';

/** The conversations and people that a Web API call, or the use of a response_url, is about. */
export function concernsOf(state: State, { args }: FaultedCall, responseUrl: string | undefined): Concerns {
  const url = state.responseUrls.get(responseUrl ?? '');
  const channels = [args.channel, args.channel_id, url?.channelId].flatMap(listed);
  const named = [args.user, args.user_id, args.users, url?.userId].flatMap(listed);
  const written = channels.flatMap((id) => {
    // Posting takes a person's id for their direct messages.
    if (state.directory.get(id)) return [id];
    const found = state.conversations.get(id);
    return found?.kind === 'im' ? [...found.members].filter((one) => one !== state.directory.botUserId) : [];
  });
  return { channels, users: [...named, ...written] };
}

const listed = (value: unknown): string[] => textIn(value)?.split(',') ?? [];
