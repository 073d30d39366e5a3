import { type Conversation, family } from '../conversations.ts';
import { Refusal } from '../refusal.ts';
import type { State } from '../state.ts';
import { flag, ids, text, whole } from './arguments.ts';
import { asChannel } from './as-channel.ts';
import { personErrors } from './errors.ts';
import { method } from './method.ts';
import { cursorTo, page, pageErrors } from './pages.ts';
import {
  conversation,
  forEachFamily,
  isMember,
  openedWith,
  readable,
  requireScope,
  visible,
} from './reach.ts';

const reading = forEachFamily('read');
const mostPeople = 8;
// Of lists of conversations; those of people take a thousand.
const mostListed = 999;

export const open = method({
  scopes: ['im:write', 'mpim:write'],
  tier: 3,
  args: {
    users: ids.optional(),
    channel: text.optional(),
    return_im: flag.optional(),
    prevent_creation: flag.optional(),
  },
  errors: [...personErrors, 'channel_not_found', 'too_many_users', 'users_list_not_supplied'],
  run({ users = [], channel, return_im }, { state }) {
    const found = channel ? conversation(state, channel) : openedWith(state, atMostEight(users));
    requireScope(state, found.kind === 'mpim' ? 'mpim:write' : 'im:write');
    return { channel: return_im ? asChannel(state, found) : { id: found.id } };
  },
});

export const info = method({
  scopes: reading,
  tier: 3,
  errors: ['channel_not_found'],
  args: { channel: text, include_num_members: flag.optional(), include_locale: flag.optional() },
  run({ channel, include_num_members }, { state }) {
    const found = readable(state, channel, 'read');
    return {
      channel: {
        ...asChannel(state, found),
        ...(include_num_members && { num_members: present(state, found).length }),
      },
    };
  },
});

export const members = method({
  scopes: reading,
  tier: 4,
  args: { channel: text, limit: whole.optional(), cursor: text.optional() },
  errors: ['channel_not_found', ...pageErrors],
  run({ channel, limit = 100, cursor }, { state }) {
    const { items, next } = page(present(state, readable(state, channel, 'read')), { limit, cursor });
    return { members: items, ...cursorTo(next) };
  },
});

const listing = {
  types: text.optional(),
  exclude_archived: flag.optional(),
  limit: whole.optional(),
  cursor: text.optional(),
};

/** Of private conversations only those that the app is in. */
export const list = method({
  scopes: reading,
  tier: 2,
  args: listing,
  errors: ['invalid_types', ...pageErrors],
  run({ limit = 100, cursor, ...asked }, { state }) {
    const seen = ofTypes(state, asked).filter((one) => one.kind === 'public' || isMember(state, one));
    const { items, next } = page(seen, { limit, cursor, most: mostListed });
    return { channels: items.map((one) => asChannel(state, one)), ...cursorTo(next) };
  },
});

/** Those that somebody is in, the app itself unless told; of private ones those that both are in. */
export const ofUser = method({
  scopes: reading,
  tier: 3,
  args: { ...listing, user: text.optional() },
  errors: ['invalid_types', 'user_not_found', 'user_not_visible', ...pageErrors],
  run({ user = '', limit = 100, cursor, ...asked }, { state }) {
    const { id } = visible(state, user || state.options.app.botUserId);
    const shared = ofTypes(state, asked).filter(
      (one) => one.members.has(id) && (one.kind === 'public' || isMember(state, one)),
    );
    const { items, next } = page(shared, { limit, cursor, most: mostListed });
    return { channels: items.map((one) => asChannel(state, one)), ...cursorTo(next) };
  },
});

const kinds = { public_channel: 'public', private_channel: 'private', im: 'im', mpim: 'mpim' } as const;

function ofTypes(
  state: State,
  {
    types = 'public_channel',
    exclude_archived,
  }: { types?: string | undefined; exclude_archived?: boolean | undefined },
): Conversation[] {
  const wanted = types.split(',').map((type) => {
    const known = Object.entries(kinds).find(([name]) => name === type.trim());
    if (!known) throw new Refusal('invalid_types');
    requireScope(state, `${family[known[1]]}:read`);
    return known[1];
  });
  return state.conversations
    .all()
    .filter((one) => wanted.includes(one.kind) && !(exclude_archived && one.isArchived));
}

function atMostEight(users: string[]): string[] {
  if (users.length === 0) throw new Refusal('users_list_not_supplied');
  if (users.length > mostPeople) throw new Refusal('too_many_users');
  return users;
}

/** Deactivated people are in no channel any more. */
const present = (state: State, { members }: Conversation): string[] =>
  [...members].filter((id) => !state.directory.get(id)?.deleted);
