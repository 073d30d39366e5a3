import type { App, BlockAction } from '@slack/bolt';
import { pageFiles } from '../../local/browser/server/page-files.ts';
import { type InBrowser, inBrowser } from '../local/browser/in-browser.ts';
import { manifest } from '../local/slack/small-app.ts';
import { fields, inAMessage, inAModal, inAModalOnTop, onHome, pictureAddress } from './gallery-blocks.ts';

/**
 * All of Block Kit in one small workspace, without CaseDesk: `/gallery` says it in the channel, `/form` opens a modal of
 * every input, Home has what may stand there. The form is refused the first time, for its first field, and then says in
 * #notes what was in it. What is typed under 'Reported' is said above the fields with each character.
 */
export function gallery(): Promise<InBrowser> {
  return inBrowser(
    listen,
    {
      images: [pictureAddress],
      manifest: {
        ...manifest,
        features: {
          ...manifest.features,
          slash_commands: [
            { command: '/gallery', description: 'Shows every block' },
            { command: '/form', description: 'Opens a form of every input' },
          ],
        },
        oauth_config: { scopes: { bot: [...(manifest.oauth_config?.scopes?.bot ?? []), 'files:read'] } },
      },
    },
    pageFiles,
  );
}

const modal = (title: string) => ({
  type: 'modal' as const,
  title: { type: 'plain_text' as const, text: title },
  submit: { type: 'plain_text' as const, text: 'Send' },
});

function listen(app: App): void {
  const refused = new Set<string>();
  app.command('/gallery', async ({ ack, client, command }) => {
    await ack();
    await client.chat.postMessage({ channel: command.channel_id, text: 'Every block', blocks: inAMessage });
  });
  app.command('/form', async ({ ack, client, command }) => {
    await ack();
    const view = { ...modal('Every input'), callback_id: 'form', blocks: inAModal() };
    await client.views.open({ trigger_id: command.trigger_id, view });
  });
  app.action('push', async ({ ack, client, body }) => {
    await ack();
    if (!('trigger_id' in body)) return;
    const view = { ...modal('On top'), callback_id: 'on-top', blocks: inAModalOnTop };
    await client.views.push({ trigger_id: body.trigger_id, view });
  });
  app.action<BlockAction>('reported', async ({ ack, client, body, payload }) => {
    await ack();
    const heard = 'value' in payload ? String(payload.value ?? '') : '';
    const view = { ...modal('Every input'), callback_id: 'form', blocks: inAModal(heard) };
    await client.views.update({ view_id: body.view?.id ?? '', view });
  });
  app.action(/^(?!push$|reported$)/, ({ ack }) => ack());
  app.options(/.*/, ({ ack, options }) =>
    ack({
      options: ['Exeter', 'Plymouth', 'Truro']
        .filter((name) => name.toLowerCase().includes(options.value.toLowerCase()))
        .map((name) => ({ text: { type: 'plain_text', text: name }, value: name })),
    }),
  );
  app.view('form', async ({ ack, view, client }) => {
    if (refused.has(view.id)) {
      await ack();
      await client.chat.postMessage({ channel: 'C1', text: JSON.stringify(view.state.values) });
      return;
    }
    refused.add(view.id);
    const [first] = fields;
    await ack({ response_action: 'errors', errors: { [first?.block_id ?? '']: 'Say more than that.' } });
  });
  app.view('on-top', ({ ack }) => ack());
  app.event('app_home_opened', async ({ client, event }) => {
    if (event.tab === 'home')
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: onHome } });
  });
}
