import { method } from './method.ts';

export const authTest = method({
  scopes: [],
  tier: 'special',
  args: {},
  errors: [],
  run(_args, { state }) {
    const { app, team } = state.options;
    return {
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: state.directory.get(app.botUserId)?.name ?? app.name,
      team_id: team.id,
      user_id: app.botUserId,
      bot_id: state.botId,
      is_enterprise_install: false,
    };
  },
});

export const connectionsOpen = method({
  token: 'app',
  scopes: ['connections:write'],
  tier: 3,
  args: {},
  errors: [],
  run: (_args, { state }) => ({ url: state.socketUrl() }),
});
