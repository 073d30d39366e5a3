import { validate } from './blocks.ts';
import * as channels from './channels.ts';
import * as chat from './chat.ts';
import { authTest, connectionsOpen } from './connection.ts';
import * as conversations from './conversations.ts';
import * as files from './files.ts';
import { history, replies } from './history.ts';
import * as marks from './marks.ts';
import type { Method } from './method.ts';
import * as people from './people.ts';
import * as scheduled from './scheduled.ts';
import { update } from './update.ts';
import * as userGroups from './user-groups.ts';
import * as views from './views.ts';

/** Every Web API method that there is here. */
export const methods: Readonly<Record<string, Method>> = {
  'apps.connections.open': connectionsOpen,
  'auth.test': authTest,
  'blocks.validate': validate,
  'chat.delete': chat.deleteMessage,
  'chat.deleteScheduledMessage': scheduled.deleteScheduledMessage,
  'chat.getPermalink': chat.getPermalink,
  'chat.postEphemeral': chat.postEphemeral,
  'chat.postMessage': chat.postMessage,
  'chat.scheduleMessage': scheduled.scheduleMessage,
  'chat.scheduledMessages.list': scheduled.list,
  'chat.update': update,
  'conversations.archive': channels.archive,
  'conversations.create': channels.create,
  'conversations.history': history,
  'conversations.info': conversations.info,
  'conversations.invite': channels.invite,
  'conversations.join': channels.join,
  'conversations.list': conversations.list,
  'conversations.members': conversations.members,
  'conversations.open': conversations.open,
  'conversations.replies': replies,
  'dnd.info': people.doNotDisturb,
  'files.completeUploadExternal': files.completeUpload,
  'files.getUploadURLExternal': files.getUploadUrl,
  'files.info': files.info,
  'pins.add': marks.addPin,
  'reactions.add': marks.addReaction,
  'reactions.remove': marks.removeReaction,
  'team.info': people.teamInfo,
  'usergroups.list': userGroups.list,
  'usergroups.users.list': userGroups.members,
  'users.conversations': conversations.ofUser,
  'users.getPresence': people.getPresence,
  'users.info': people.userInfo,
  'users.list': people.userList,
  'users.lookupByEmail': people.lookupByEmail,
  'views.open': views.open,
  'views.publish': views.publish,
  'views.push': views.push,
  'views.update': views.update,
};

/** The router answers `unknown_method` where there is none; `constructor` is none. */
export const methodCalled = (name: string): Method | undefined =>
  Object.hasOwn(methods, name) ? methods[name] : undefined;
