import type { Conversation } from '../../slack/conversations.ts';
import type { About, Seat } from '../../slack/index.ts';
import type { ConversationShown, Directory, Sidebar } from '../protocol/shown.ts';

/** Somebody whom one can be. */
export interface Playable {
  /** The handle. */
  name: string;
  realName: string;
  job: string;
}

/** Who and what there is, for one person or for nobody yet. */
export function directoryShown(
  about: About,
  people: readonly Playable[],
  seat: Seat | undefined,
  built: string,
): Directory {
  const { app, team, directory, conversations, scopes, manifest } = about;
  const { slash_commands = [], shortcuts = [], app_home: tabs = {} } = manifest.features ?? {};
  const hasCommands = scopes.has('commands');
  const jobs = new Map(people.map(({ name, job }) => [name, job]));
  return {
    is: 'directory',
    me: seat?.id ?? '',
    workspace: team.name,
    built,
    app: {
      id: directory.botUserId,
      name: app.name,
      hasHome: tabs.home_tab_enabled ?? false,
      hasMessages: tabs.messages_tab_enabled ?? true,
      isReadOnly: tabs.messages_tab_read_only_enabled ?? false,
    },
    people: directory.all().map(({ id, name, realName, isBot, deleted }) => {
      const job = jobs.get(name);
      return {
        id,
        name,
        realName,
        ...(job !== undefined && { job }),
        isBot: isBot || id === 'USLACKBOT',
        isGone: deleted ?? false,
      };
    }),
    groups: directory.groups().map(({ id, handle, name }) => ({ id, handle, name })),
    channels: conversations
      .all()
      .filter(({ id, kind }) => kind === 'public' || (kind === 'private' && seat?.isIn(id)))
      .map(({ id, name, kind }) => ({ id, name, isPrivate: kind === 'private' })),
    commands: (hasCommands ? slash_commands : []).map(({ command, description = '', usage_hint = '' }) => ({
      command,
      description,
      hint: usage_hint,
    })),
    shortcuts: (hasCommands ? shortcuts : []).map(({ callback_id, name, description = '', type }) => ({
      id: callback_id,
      name,
      description,
      type,
    })),
  };
}

export function sidebarShown(about: About, seat: Seat | undefined, news: Sidebar['news']): Sidebar {
  const conversations = seat?.conversations().map((one) => conversationShown(about, seat, one)) ?? [];
  return { is: 'sidebar', conversations, news };
}

function conversationShown(about: About, seat: Seat, conversation: Conversation): ConversationShown {
  const { id, kind, members, isArchived } = conversation;
  return {
    id,
    kind,
    name: nameFor(about, seat, conversation),
    members: [...members],
    isArchived,
    unread: seat.unread(conversation),
    readTo: seat.readTo(id),
  };
}

function nameFor({ app, directory }: About, seat: Seat, { kind, name, members }: Conversation): string {
  if (kind === 'im') return app.name;
  if (kind !== 'mpim') return name;
  const others = [...members].filter((id) => id !== seat.id);
  return others.map((id) => directory.get(id)?.realName ?? id).join(', ');
}
