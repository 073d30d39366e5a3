import type { Manifest, Workspace } from '../../../local/slack/index.ts';
import { manifest, tokens } from './small-app.ts';

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** Calls a method without the client, which would hide a wrong token, a status or a bare error. */
export async function bareCall(
  { apiUrl }: Workspace,
  method: string,
  args: object = {},
  token: string | null = tokens.botToken,
): Promise<Answer> {
  const fields = Object.entries(args).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const response = await fetch(apiUrl + method, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

/** The manifest of the small app with these scopes and no others. */
export const withScopes = (...bot: string[]): { manifest: Manifest } => ({
  manifest: { ...manifest, oauth_config: { scopes: { bot } } },
});

/** Everything that a method here asks for. */
export const everyScope = withScopes(
  'channels:history',
  'channels:join',
  'channels:manage',
  'channels:read',
  'chat:write',
  'chat:write.customize',
  'chat:write.public',
  'dnd:read',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'groups:write',
  'im:history',
  'im:read',
  'im:write',
  'mpim:history',
  'mpim:read',
  'mpim:write',
  'pins:write',
  'reactions:write',
  'team:read',
  'usergroups:read',
  'users:read',
  'users:read.email',
);
