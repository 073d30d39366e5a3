import { type Command, labelled, type Session, withPlace } from './session.ts';

/** What a person writes as themselves. */
export const writing: Record<string, Command> = {
  post: {
    usage: 'post CHANNEL = TEXT',
    does: 'write in a channel, for example: post #general = Hello',
    run: post,
  },
  reply: {
    usage: 'reply TEXT on "WORDS"',
    does: 'reply in the thread of the message with those words',
    run: reply,
  },
  edit: { usage: 'edit WORDS = TEXT', does: 'change your own newest message with those words', run: edit },
  delete: { usage: 'delete WORDS', does: 'delete your own newest message with those words', run: remove },
};

async function post({ person, say }: Session, rest: string): Promise<void> {
  const given = labelled(rest);
  if (!given?.text) return say('Write post CHANNEL = TEXT, for example: post #general = Hello');
  await person.posts(given.text, { in: given.label });
}

async function reply({ person, say }: Session, rest: string): Promise<void> {
  const { words, how } = withPlace(rest);
  if (!words || how.on === undefined)
    return say('Write reply TEXT on "WORDS", for example: reply We are looking at it on "PLY00001"');
  await person.replies(words, { to: how.on });
}

async function edit({ person, say }: Session, rest: string): Promise<void> {
  const given = labelled(rest);
  if (!given?.text) return say('Write edit WORDS = TEXT, for example: edit looking at it = It is mended');
  await person.edits(given.text, { to: given.label });
}

async function remove({ person, say }: Session, words: string): Promise<void> {
  if (!words) return say('Write delete and words of your own message, for example: delete looking at it');
  await person.deletes(words);
}
