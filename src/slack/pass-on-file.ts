import { extname } from 'node:path';
import type { WebClient } from '@slack/web-api';
import type { Conversations } from './delivery/conversations.ts';
import { outcomeOf } from './errors.ts';

/** Where a file goes, and how it is called there; its ending is kept. */
export interface Passing {
  person: string;
  name: string;
}

/**
 * Uploads a file that somebody gave in a form into a person's direct messages, from the app. `out of reach` is for good:
 * it was deleted, or may not be fetched. Throws where another try may succeed; one that is tried again may be there twice.
 */
export type PassOnFile = (fileId: string, to: Passing) => Promise<'passed on' | 'out of reach'>;

interface Deps {
  client: WebClient;
  botToken: string;
  apiUrl: string | undefined;
  conversations: Pick<Conversations, 'idOf'>;
}

const fetchForMs = 60_000;
const forLater: ReadonlySet<number> = new Set([408, 425, 429]);
const isForGood = (status: number): boolean => status >= 400 && status < 500 && !forLater.has(status);

export function passOnFile({ client, botToken, apiUrl, conversations }: Deps): PassOnFile {
  /** The token goes to Slack alone. */
  const isSlacks = (address: string): boolean => {
    if (!URL.canParse(address)) return false;
    const { protocol, hostname, origin } = new URL(address);
    if (apiUrl !== undefined && origin === new URL(apiUrl).origin) return true;
    return protocol === 'https:' && hostname.endsWith('.slack.com');
  };

  async function fetched(fileId: string): Promise<{ bytes: ArrayBuffer; ending: string } | undefined> {
    const { file } = await client.files.info({ file: fileId });
    const address = file?.url_private_download ?? file?.url_private ?? '';
    if (!isSlacks(address)) return undefined;
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${botToken}` },
      signal: AbortSignal.timeout(fetchForMs),
    });
    if (isForGood(response.status)) return undefined;
    if (!response.ok) throw new Error(`A file was answered with ${response.status}.`);
    // Instead of refusing, Slack shows the page where people sign in.
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
    if (isPage && file?.mimetype !== 'text/html') return undefined;
    const bytes = await response.arrayBuffer();
    const ending = extname(file?.name ?? '');
    return bytes.byteLength ? { bytes, ending: /^\.[a-z0-9]{1,5}$/i.test(ending) ? ending : '' } : undefined;
  }

  return async (fileId, { person, name }) => {
    try {
      const found = await fetched(fileId);
      if (!found) return 'out of reach';
      const channel = await conversations.idOf({ person });
      const filename = `${name}${found.ending}`;
      const length = found.bytes.byteLength;
      const { upload_url: address, file_id: id } = await client.files.getUploadURLExternal({
        filename,
        length,
      });
      if (!address || !id) throw new Error('Slack named a file without an address.');
      const sent = await fetch(address, {
        method: 'POST',
        body: found.bytes,
        signal: AbortSignal.timeout(fetchForMs),
      });
      if (isForGood(sent.status)) return 'out of reach';
      if (!sent.ok) throw new Error(`An upload was answered with ${sent.status}.`);
      await client.files.completeUploadExternal({ files: [{ id, title: filename }], channel_id: channel });
      return 'passed on';
    } catch (error) {
      const { is, why } = outcomeOf(error);
      // Without the scope nothing changes until the app is installed anew: people are told meanwhile.
      if (is === 'refused' || why === 'missing_scope') return 'out of reach';
      throw error;
    }
  };
}
