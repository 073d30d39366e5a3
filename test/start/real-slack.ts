import { readFileSync } from 'node:fs';
import type { LocalMongo } from '../../local/mongo/index.ts';
import { sampleWorkspace } from '../../local/sample-workspace.ts';
import { startWorkspace, type Workspace } from '../../local/slack/index.ts';
import { readManifest } from '../../src/config/manifest.ts';

export interface RealSlack {
  workspace: Workspace;
  /** The variables of Socket Mode, and those of HTTP. */
  socket: Record<string, string>;
  http: Record<string, string>;
}

/** A workspace that a process of its own is pointed at, as at the real one. */
export async function realSlack(): Promise<RealSlack> {
  const { appToken, signingSecret } = sampleWorkspace.app;
  return {
    workspace: await startWorkspace({
      ...sampleWorkspace,
      manifest: readManifest(readFileSync('manifest.yml', 'utf8')),
      delivery: 'socket',
    }),
    socket: { SLACK_APP_TOKEN: appToken },
    http: { SLACK_SIGNING_SECRET: signingSecret, PORT: '0' },
  };
}

export const variables = (
  { workspace }: RealSlack,
  mongo: Pick<LocalMongo, 'uri'>,
): Record<string, string> => ({
  NODE_ENV: 'production',
  SLACK_API_URL: workspace.apiUrl,
  SLACK_BOT_TOKEN: sampleWorkspace.app.botToken,
  MONGODB_URI: `${mongo.uri}casedesk`,
  CASEDESK_KEYS: `first:${Buffer.alloc(32, 1).toString('base64')}`,
  CASEDESK_LOOK_UP_KEYS: `first:${Buffer.alloc(32, 2).toString('base64')}`,
});
