import { validate } from './blocks.ts';
import * as chat from './chat.ts';
import { authTest, connectionsOpen } from './connection.ts';
import * as conversations from './conversations.ts';
import { history, replies } from './history.ts';
import type { Method } from './method.ts';
import * as people from './people.ts';
import * as views from './views.ts';

/** Every Web API method that there is here; the router answers `unknown_method` to the rest. */
export const methods: Record<string, Method> = {
  'apps.connections.open': connectionsOpen,
  'auth.test': authTest,
  'blocks.validate': validate,
  'chat.delete': chat.deleteMessage,
  'chat.postEphemeral': chat.postEphemeral,
  'chat.postMessage': chat.postMessage,
  'chat.update': chat.update,
  'conversations.history': history,
  'conversations.info': conversations.info,
  'conversations.members': conversations.members,
  'conversations.open': conversations.open,
  'conversations.replies': replies,
  'usergroups.list': people.groupList,
  'usergroups.users.list': people.groupMembers,
  'users.info': people.userInfo,
  'users.list': people.userList,
  'views.open': views.open,
  'views.publish': views.publish,
  'views.push': views.push,
  'views.update': views.update,
};
