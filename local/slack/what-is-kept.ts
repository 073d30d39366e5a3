import { z } from 'zod';
import type { Values } from './blocks.ts';
import type { Upload } from './files.ts';
import type { Message } from './messages.ts';
import type { ScheduledMessage } from './scheduled.ts';
import type { State } from './state.ts';
import type { View } from './validation.ts';
import { schedule } from './web-api/scheduled.ts';

/** Counted up whenever what is kept could not be read by the version before. */
export const keptVersion = 1;

/** What is to be kept of something: a text under a key, or nothing any more. */
export type Change = [key: string, text: string | undefined];

/** Something that outlives a restart. */
export interface Kept {
  /** The answer tells what differs from the last time that it was asked, or at first all; of messages nothing. */
  watch(state: State): () => Iterable<Change>;
  restore(state: State, key: string, value: unknown): void;
  /** It changes all the time: what it is now is kept with whatever else is. */
  isOnlyBesides?: boolean;
}

/** By the name that it has in `State`; what is not here begins anew with each start. */
export const whatIsKept: Record<string, Kept> = {
  chosen: {
    watch: compared(function* (state) {
      for (const [key, values] of state.chosen) yield { key, value: values, as: values };
    }),
    restore: (state, key, value) => state.chosen.set(key, some<Values>(z.object({}), value)),
  },
  conversations: {
    watch: compared(function* (state) {
      for (const one of state.conversations.all())
        yield { key: one.id, value: { ...one, members: [...one.members], sample: sampleOf(state, one.id) } };
    }),
    restore(state, id, value) {
      const { sample, members: kept, ...rest } = conversation.parse(value);
      const members = whoIsIn(state, kept, sample, sampleOf(state, id));
      const isTalk = rest.kind === 'im' || rest.kind === 'mpim';
      if (isTalk && members.size < kept.length) return;
      const now = state.conversations.get(id);
      const named = now && { name: now.name, kind: now.kind };
      state.conversations.restore({ ...rest, ...named, id, members });
    },
  },
  directory: {
    watch: compared(function* ({ directory, options }) {
      for (const { id, deleted = false } of directory.all())
        yield { key: `member/${id}`, value: { deleted } };
      for (const { id, users } of directory.groups()) {
        const sample = options.userGroups.find((one) => one.id === id)?.users ?? [];
        yield { key: `group/${id}`, value: { users, sample } };
      }
    }),
    restore(state, key, value) {
      const id = key.slice(key.indexOf('/') + 1);
      const { directory } = state;
      if (key.startsWith('member/')) {
        const { deleted } = z.object({ deleted: z.boolean() }).parse(value);
        const known = directory.get(id);
        if (known && deleted) known.deleted = true;
        return;
      }
      const { users, sample } = group.parse(value);
      const known = directory.group(id);
      if (known) known.users = [...whoIsIn(state, users, sample, known.users)];
    },
  },
  files: {
    watch: compared(function* ({ files }) {
      for (const upload of files.all()) yield { key: upload.file.id, value: upload };
    }),
    restore: (state, _, value) => state.files.add(some<Upload>(upload, value)),
  },
  ids: {
    watch: compared(({ ids }) => [{ key: 'reached', value: ids.reached }]),
    restore: (state, _, value) => state.ids.goOnFrom(reached.parse(value)),
    isOnlyBesides: true,
  },
  messages: {
    watch({ messages }) {
      const changed = new Map<string, [channelId: string, ts: string]>();
      messages.onChange = (channelId, ts) => changed.set(`${channelId}/${ts}`, [channelId, ts]);
      return () => {
        const changes = [...changed].map(([key, [channelId, ts]]): Change => {
          const message = messages.find(channelId, ts);
          return [key, message && JSON.stringify(message)];
        });
        changed.clear();
        return changes;
      };
    },
    // In the order of the keys, which is the order in which they were written.
    restore: (state, key, value) =>
      state.messages.restore(key.slice(0, key.indexOf('/')), some<Message>(message, value)),
  },
  modals: {
    // Homes alone: a modal goes with the window that it is open in.
    watch: compared(function* ({ modals }) {
      for (const { userId, id, hash, view, values, drawn, touched } of modals.homes())
        yield { key: userId, value: { id, hash, view, values, drawn, touched: [...touched] }, as: values };
    }),
    restore(state, userId, value) {
      const { id, touched, hash, ...home } = some<KeptHome>(keptHome, value);
      const rest = { left: {}, errors: new Map(), rootId: id, previousId: null };
      state.modals.restoreHome({ ...home, ...rest, id, userId, hash, touched: new Set(touched) });
    },
  },
  reads: {
    watch: compared(function* ({ reads }) {
      for (const [key, ts] of reads.marks) yield { key, value: ts, as: ts };
    }),
    restore: (state, key, value) => state.reads.marks.set(key, z.string().parse(value)),
  },
  scheduled: {
    watch: compared(function* ({ scheduled }) {
      for (const one of scheduled.all()) yield { key: one.id, value: one, as: one };
    }),
    restore: (state, _, value) => schedule(state, some<ScheduledMessage>(scheduledMessage, value)),
  },
};

const ids = z.array(z.string());
const group = z.object({ users: ids, sample: ids });
const conversation = z.object({
  name: z.string(),
  kind: z.enum(['public', 'private', 'im', 'mpim']),
  members: ids,
  isArchived: z.boolean(),
  isExtShared: z.boolean(),
  created: z.number(),
  sample: ids,
});
const reached = z.object({ serial: z.int(), micros: z.int() });
const message = z.object({ type: z.literal('message'), ts: z.string(), user: z.string(), text: z.string() });
const upload = z.object({
  file: z.object({ id: z.string(), name: z.string() }),
  stage: z.enum(['named', 'uploaded', 'complete', 'by a person']),
  length: z.number(),
});
const keptHome = z.object({
  id: z.string(),
  hash: z.string(),
  view: z.object({ type: z.literal('home'), blocks: z.array(z.object({ type: z.string() })) }),
  values: z.object({}),
  drawn: z.object({}),
  touched: ids,
});
const scheduledMessage = z.object({
  id: z.string(),
  channelId: z.string(),
  postAt: z.number(),
  createdAt: z.number(),
  parts: z.object({ text: z.string() }),
});

interface KeptHome {
  id: string;
  hash: string;
  view: View;
  values: Values;
  drawn: Values;
  touched: string[];
}

/** What was held to Slack's rules when it came need not be again: enough that it looks like one. */
const some = <T>(shape: z.ZodType, value: unknown): T =>
  z.custom<T>((one) => shape.safeParse(one).success).parse(value);

const sampleOf = ({ options }: State, channelId: string): string[] =>
  options.channels.find(({ id }) => id === channelId)?.members ?? [];

/** Those who were in it and are still there, and those whom the sample has only named since. */
function whoIsIn({ directory }: State, kept: string[], sampleThen: string[], sampleNow: string[]) {
  const named = sampleNow.filter((id) => !sampleThen.includes(id));
  return new Set([...kept.filter((id) => directory.get(id)), ...named]);
}

/** Compares all that there is with all that there was: by `as`, where that says whether it is still the same. */
function compared(
  list: (state: State) => Iterable<{ key: string; value: unknown; as?: unknown }>,
): Kept['watch'] {
  return (state) => {
    let before = new Map<string, unknown>();
    return () => {
      const now = new Map<string, unknown>();
      const changes: Change[] = [];
      for (const { key, value, as = JSON.stringify(value) } of list(state)) {
        now.set(key, as);
        if (before.get(key) !== as) changes.push([key, JSON.stringify(value)]);
      }
      for (const key of before.keys()) if (!now.has(key)) changes.push([key, undefined]);
      before = now;
      return changes;
    };
  };
}
