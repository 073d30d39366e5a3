import { sampleWorkspace } from '../local/sample-workspace.ts';
import { targetText } from '../src/slack/target.ts';
import { type Signed, signed } from './load.ts';

const peopleTyping = 20;

const common = (person: string) => ({
  type: 'block_actions',
  user: { id: person, username: 'someone', team_id: sampleWorkspace.team.id },
  api_app_id: sampleWorkspace.app.id,
  token: 'local',
  team: { id: sampleWorkspace.team.id, domain: sampleWorkspace.team.domain },
  enterprise: null,
  is_enterprise_install: false,
  trigger_id: '1.2.3',
});

/** Fields that report as they change, from the forms of twenty people. */
export const fieldReports = (count: number): Signed[] =>
  Array.from({ length: count }, (_, index) => {
    const form = index % peopleTyping;
    const typed = { type: 'plain_text_input', value: `Jo ${index}` };
    const place = {
      id: `draft-${form}`,
      page: 1,
      turn: 0,
      about: { leader: 'U0TOM', area: 'PLY', today: '2026-11-23' },
    };
    return signed({
      ...common('U0ANA'),
      container: { type: 'view', view_id: `V${form}` },
      view: {
        id: `V${form}`,
        type: 'modal',
        callback_id: 'raise-incident',
        private_metadata: JSON.stringify(place),
        state: { values: { 'clientName.0': { clientName: typed } } },
      },
      actions: [{ ...typed, action_id: 'clientName', block_id: 'clientName.0', action_ts: `${index}.1` }],
    });
  });

/** Tom's presses of Authorise, each on an incident of its own. */
export const authorisations = (ids: readonly string[]): Signed[] =>
  ids.map((id, index) =>
    signed({
      ...common('U0TOM'),
      container: { type: 'message', message_ts: `${index}.1`, channel_id: 'D0TOM' },
      channel: { id: 'D0TOM', name: 'directmessage' },
      message: { ts: `${index}.1`, text: 'Incident to decide' },
      actions: [
        {
          type: 'button',
          action_id: 'authorise-incident',
          block_id: 'b',
          value: targetText({ kind: 'incident', id }),
          action_ts: `${Date.now()}.${index}`,
        },
      ],
    }),
  );
