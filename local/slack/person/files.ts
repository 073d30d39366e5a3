import type { SharedFile } from '../messages.ts';
import type { State } from '../state.ts';

const kinds: Record<string, { mimetype: string; pretty_type: string }> = {
  png: { mimetype: 'image/png', pretty_type: 'PNG' },
  jpg: { mimetype: 'image/jpeg', pretty_type: 'JPEG' },
  pdf: { mimetype: 'application/pdf', pretty_type: 'PDF' },
  txt: { mimetype: 'text/plain', pretty_type: 'Plain Text' },
};

/** A file as a message carries it: the app sees that one came, and asks `files.info` where its bytes are. */
export function sharedFile(
  state: State,
  userId: string,
  name: string,
  { size = 1024, type = '' }: { size?: number; type?: string } = {},
): SharedFile {
  const filetype = name.split('.').at(-1)?.toLowerCase() ?? '';
  const at = Math.floor(state.clock.now().getTime() / 1000);
  const { id: teamId, domain } = state.options.team;
  const id = state.ids.next('F');
  return {
    id,
    created: at,
    timestamp: at,
    name,
    title: name,
    ...(kinds[filetype] ?? { mimetype: type || 'application/octet-stream', pretty_type: 'Binary' }),
    filetype,
    user: userId,
    user_team: state.directory.get(userId)?.teamId ?? teamId,
    editable: false,
    size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: true,
    public_url_shared: false,
    url_private: `https://files.slack.com/files-pri/${teamId}-${id}/${name}`,
    permalink: `https://${domain}.slack.com/files/${userId}/${id}/${name}`,
  };
}

export interface Brought {
  name: string;
  /** As the browser calls it: `image/png`; '' where it does not know. */
  type: string;
  bytes: Uint8Array;
}

/** A person's file with its bytes, to be shared in a message; or TooLarge. */
export async function bringFile(
  state: State,
  userId: string,
  { name, type, bytes }: Brought,
): Promise<SharedFile> {
  const file = sharedFile(state, userId, name, { size: bytes.length, type });
  await state.files.keep(file.id, bytes);
  state.files.add({ file, length: bytes.length, stage: 'by a person' });
  state.changes.notify();
  return file;
}

/** A file that was brought here with its bytes, by its id or its name; whoever sends it is named as the one who did. */
export function broughtFile(state: State, userId: string, called: string): SharedFile {
  const brought = state.files.all().filter(({ stage }) => stage === 'by a person');
  const upload =
    brought.find(({ file }) => file.id === called) ??
    brought.findLast(({ file }) => file.name === called && file.user === userId);
  if (!upload) throw new Error('That file is not here. Choose it again.');
  return { ...upload.file, user: userId };
}
