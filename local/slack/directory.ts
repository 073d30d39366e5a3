import type { MemberOptions, UserGroupOptions, WorkspaceOptions } from './options.ts';

export interface Member extends MemberOptions {
  isBot: boolean;
}

/** Who there is: the members, the app's bot user, Slackbot, and the user groups. */
export class Directory {
  readonly teamId: string;
  readonly botUserId: string;
  #members = new Map<string, Member>();
  #groups = new Map<string, UserGroupOptions>();

  constructor({ team, app, members, userGroups }: WorkspaceOptions) {
    this.teamId = team.id;
    this.botUserId = app.botUserId;
    // Slack, too, says that Slackbot is no bot.
    this.#members.set('USLACKBOT', { id: 'USLACKBOT', name: 'slackbot', realName: 'Slackbot', isBot: false });
    this.#members.set(app.botUserId, {
      id: app.botUserId,
      name: app.name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
      realName: app.name,
      isBot: true,
    });
    for (const member of members) this.#members.set(member.id, { ...member, isBot: false });
    for (const group of userGroups) this.#groups.set(group.id, { ...group, users: [...group.users] });
  }

  get(id: string): Member | undefined {
    return this.#members.get(id);
  }

  all(): Member[] {
    return [...this.#members.values()];
  }

  /** By id, handle (with or without @) or real name. */
  find(nameOrId: string): Member | undefined {
    const name = nameOrId.replace(/^@/, '').toLowerCase();
    return (
      this.#members.get(nameOrId) ??
      this.all().find((one) => one.name.toLowerCase() === name || one.realName.toLowerCase() === name)
    );
  }

  isOutsider(member: Member): boolean {
    return member.teamId !== undefined && member.teamId !== this.teamId;
  }

  group(id: string): UserGroupOptions | undefined {
    return this.#groups.get(id);
  }

  groups(): UserGroupOptions[] {
    return [...this.#groups.values()];
  }
}
