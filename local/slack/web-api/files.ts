import { z } from 'zod';
import type { Upload } from '../files.ts';
import type { SharedFile } from '../messages.ts';
import { sharedFile } from '../person/files.ts';
import { paced, postAsApp } from '../posting.ts';
import { Refusal } from '../refusal.ts';
import type { State } from '../state.ts';
import { json, text, whole } from './arguments.ts';
import { method } from './method.ts';
import { isMember, joined, refuseUnlessParent } from './reach.ts';

const sharedAfterMs = 500;

export const getUploadUrl = method({
  scopes: ['files:write'],
  tier: 4,
  args: {
    filename: text.min(1, 'must be more than 0 characters'),
    length: whole.pipe(z.number().min(1, 'must be more than 0')),
    alt_text: text.optional(),
    alt_txt: text.optional(),
    snippet_type: text.optional(),
  },
  errors: [],
  run({ filename, length }, { state }) {
    const named = {
      ...sharedFile(state, state.options.app.botUserId, filename, { size: length }),
      shares: {},
    };
    const ticket = state.ids.next('').toLowerCase();
    state.files.add({ ticket, file: named, length, stage: 'named' });
    return { upload_url: `${state.origin}/upload/${ticket}`, file_id: named.id };
  },
});

const named = json.pipe(
  z
    .array(
      z.strictObject({ id: z.string(), title: z.string().optional(), highlight_type: z.string().optional() }),
      'must provide an array',
    )
    .min(1, 'must provide at least one file'),
);

/** Without a channel the file stays the app's own. It takes an id and no name, and carries no metadata. */
export const completeUpload = method({
  scopes: ['files:write'],
  tier: 4,
  args: {
    files: named,
    channel_id: text.optional(),
    initial_comment: text.optional(),
    thread_ts: text.optional(),
  },
  errors: [
    'cannot_reply_to_message',
    'channel_not_found',
    'file_not_found',
    'file_update_failed',
    'invalid_channel',
    'is_archived',
    'not_in_channel',
    'posting_to_channel_denied',
    'thread_not_found',
  ],
  run({ files, channel_id: where, initial_comment: comment = '', thread_ts }, { state }) {
    const uploads = files.map(({ id, title }) => ({ upload: uploaded(state, id), title }));
    if (where !== undefined) {
      const channel = state.conversations.get(where) && joined(state, where);
      if (!channel) throw new Refusal('invalid_channel');
      if (channel.isArchived) throw new Refusal('is_archived');
      if (thread_ts) refuseUnlessParent(state, channel, thread_ts);
      paced(state, channel.id);
    }
    for (const { upload, title } of uploads) {
      upload.stage = 'complete';
      upload.file.title = title ?? upload.file.name;
    }
    const shared = uploads.map(({ upload }) => upload.file);
    // Slack answers before the message is there.
    if (where !== undefined)
      state.after(sharedAfterMs, () => share(state, where, shared, comment, thread_ts));
    return { files: shared };
  },
});

/** A file of the app's own, or one that it can see in a conversation. */
export const info = method({
  scopes: ['files:read'],
  tier: 4,
  args: { file: text },
  errors: ['file_not_found'],
  run({ file: id }, { state }) {
    const file = seenByApp(state, id);
    if (!file) throw new Refusal('file_not_found');
    // Its bytes are here, wherever the workspace answers since it was brought.
    const at = `${state.origin}/files-pri/${state.options.team.id}-${id}`;
    const name = encodeURIComponent(file.name);
    const addresses = { url_private: `${at}/${name}`, url_private_download: `${at}/download/${name}` };
    return { file: { ...file, ...addresses }, comments: [], response_metadata: { next_cursor: '' } };
  },
});

function uploaded(state: State, id: string): Upload {
  const upload = state.files.get(id);
  if (upload?.stage !== 'uploaded') throw new Refusal('file_not_found');
  return upload;
}

function share(state: State, where: string, files: SharedFile[], text: string, threadTs?: string): void {
  const channel = state.conversations.get(where);
  if (!channel || channel.isArchived || !isMember(state, channel)) return;
  const { ts } = postAsApp(state, channel, { text, files }, threadTs ? { ts: threadTs } : undefined);
  for (const file of files)
    file.shares = { [channel.kind === 'public' ? 'public' : 'private']: { [where]: [{ ts }] } };
}

/** A file of the app's own, one that somebody gave it in a form, or one that it can see in a conversation. */
export function seenByApp(state: State, id: string): SharedFile | undefined {
  const known = state.files.get(id);
  return known?.stage === 'complete' || known?.given ? known.file : seen(state, id);
}

const seen = (state: State, id: string): SharedFile | undefined =>
  state.conversations
    .all()
    .filter((one) => isMember(state, one))
    .flatMap((one) => state.messages.in(one.id))
    .flatMap(({ files = [] }) => files)
    .find((file) => file.id === id);
