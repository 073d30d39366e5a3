import type { App, types } from '@slack/bolt';

export const kindMenu: types.StaticSelect = {
  type: 'static_select',
  action_id: 'kind',
  options: ['Call', 'Letter'].map((text) => ({
    text: { type: 'plain_text', text },
    value: text.toLowerCase(),
  })),
};

export const noteModal = (title = 'Take a note'): types.ModalView => ({
  type: 'modal',
  callback_id: 'note',
  title: { type: 'plain_text', text: title },
  submit: { type: 'plain_text', text: 'Save' },
  notify_on_close: true,
  blocks: [
    {
      type: 'input',
      block_id: 'summary',
      label: { type: 'plain_text', text: 'Summary' },
      element: { type: 'plain_text_input', action_id: 'summary', max_length: 40 },
    },
    {
      type: 'input',
      block_id: 'kind',
      optional: true,
      label: { type: 'plain_text', text: 'Kind' },
      element: kindMenu,
    },
    {
      type: 'input',
      block_id: 'about',
      optional: true,
      label: { type: 'plain_text', text: 'About' },
      element: { type: 'users_select', action_id: 'about' },
    },
  ],
});

export const noteCard = (summary: string, state: 'open' | 'done'): types.KnownBlock[] => [
  { type: 'section', text: { type: 'plain_text', text: `${summary} (${state})` } },
  ...(state === 'open'
    ? [
        {
          type: 'actions' as const,
          block_id: 'note-buttons',
          elements: [
            {
              type: 'button' as const,
              action_id: 'finish',
              value: 'n1',
              text: { type: 'plain_text' as const, text: 'Finish' },
            },
          ],
        },
      ]
    : []),
];

/** /note opens a modal, its submission posts a card to #notes, and Finish redraws the card. */
export function noteApp(app: App): void {
  app.command('/note', async ({ ack, command, client }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: noteModal() });
  });
  app.view('note', async ({ ack, view, client }) => {
    const summary = view.state.values.summary?.summary?.value ?? '';
    if (summary === 'nothing') {
      await ack({ response_action: 'errors', errors: { summary: 'Say something.' } });
      return;
    }
    await ack();
    await client.chat.postMessage({
      channel: 'C1',
      text: summary,
      blocks: noteCard(summary, 'open'),
      metadata: { event_type: 'note', event_payload: { key: 'n1' } },
    });
  });
  app.action('finish', async ({ ack, body, client, respond }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.message || !body.channel) return;
    const summary = String(body.message.text);
    const where = { channel: body.channel.id, ts: body.message.ts };
    await client.chat.update({ ...where, text: summary, blocks: noteCard(summary, 'done') });
    await respond({ text: 'You finished it.' });
  });
}
