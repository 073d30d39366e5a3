import type { Conversation } from '../conversations.ts';
import type { Json } from '../json.ts';
import type { State } from '../state.ts';
import { isMember } from './reach.ts';

/** A conversation as Slack describes it to the app. */
export function asChannel(state: State, found: Conversation): Json {
  const { kind } = found;
  const shared = {
    id: found.id,
    created: found.created,
    is_archived: found.isArchived,
    is_im: kind === 'im',
    is_org_shared: false,
    context_team_id: state.options.team.id,
  };
  if (kind === 'im') {
    const user = [...found.members].find((id) => id !== state.options.app.botUserId);
    return { ...shared, user, is_user_deleted: state.directory.get(user ?? '')?.deleted ?? false };
  }
  return {
    ...shared,
    name: found.name,
    name_normalized: found.name,
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_mpim: kind === 'mpim',
    is_private: kind !== 'public',
    is_general: false,
    is_shared: found.isExtShared,
    is_ext_shared: found.isExtShared,
    is_pending_ext_shared: false,
    is_member: isMember(state, found),
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}
