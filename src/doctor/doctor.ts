import { randomUUID } from 'node:crypto';
import type { FetchFunction } from '@slack/web-api';
import { bankHolidaysEndSoon } from '../config/bank-holidays.ts';
import type { Organisation } from '../config/organisation.ts';
import { isoDate } from '../domain/times.ts';
import type { Clock } from '../ops/clock.ts';
import { webClient } from '../slack/clients.ts';
import type { Transport } from '../slack/connection.ts';
import { Registrations } from '../slack/desk.ts';
import { directory as peopleOf } from '../slack/directory.ts';
import type { KeyRing } from '../store/sealing.ts';
import type { Store } from '../store/store.ts';
import { spoken, wireFlows } from '../wiring.ts';
import { type AskSlack, askSlack } from './ask-slack.ts';
import { clockFinding } from './clocks.ts';
import { type Finding, type Group, note, well, wrong } from './finding.ts';
import { layoutFindings } from './layouts/index.ts';
import { looking } from './looking.ts';
import { organisationInSlack } from './slack-groups.ts';
import { appTokenFindings, type Bot, botOf, scopeFindings } from './slack-token.ts';
import { storeGroups, storeOf } from './store-groups.ts';

// No flow is asked anything, so none asks Slack.
const unusedMs = 1_000;

export interface Configured {
  environment: {
    slack: { botToken: string; apiUrl: string | undefined; transport: Transport };
    mongoUri: string;
    keys: KeyRing;
    lookUpKeys: KeyRing;
  };
  organisation: Organisation;
  /** The text of manifest.yml. */
  manifest: string;
  clock: Clock;
  fetch?: FetchFunction;
}

/** Looks at everything that is configured, and changes nothing of it. */
export async function examine(configured: Configured): Promise<Group[]> {
  const { environment, organisation, clock, fetch } = configured;
  const { botToken, apiUrl } = environment.slack;
  const ask = askSlack({ token: botToken, apiUrl, clock, fetch });
  const bot = await botOf(ask);
  const slackAheadMs = ask.aheadMs();
  const store = await storeOf({ ...environment, clock });
  try {
    return [
      { name: 'Organisation', findings: holidayFindings(organisation, clock) },
      { name: 'Slack', findings: await slackFindings(configured, bot) },
      ...(isFinding(bot) ? [] : await organisationInSlack(ask, bot.teamId, organisation)),
      ...(isFinding(store)
        ? [{ name: 'MongoDB', findings: [store] }]
        : await storeGroups({ ...environment, clock }, store)),
      {
        name: 'Clocks',
        findings: [
          ...(isFinding(bot) ? [] : [clockFinding('Slack', slackAheadMs)]),
          ...(isFinding(store)
            ? []
            : await looking("The store's clock", async () => [
                clockFinding('MongoDB', await store.offset()),
              ])),
        ],
      },
      { name: 'Layouts', findings: await layoutsOf(ask, configured, bot, store) },
    ].filter(({ findings }) => findings.length);
  } finally {
    if (!isFinding(store)) await store.close();
  }
}

const isFinding = (it: object): it is Finding => 'sentence' in it;

function holidayFindings(organisation: Organisation, clock: Clock): Finding[] {
  const today = isoDate(clock.now());
  const warning = bankHolidaysEndSoon(organisation, today);
  if (!warning) return [well('The organisation file is sound, and its bank holidays reach far enough.')];
  return [organisation.bankHolidays.until < today ? wrong(warning) : note(warning)];
}

async function slackFindings(
  { environment, manifest, clock, fetch }: Configured,
  bot: Bot | Finding,
): Promise<Finding[]> {
  const { apiUrl, transport } = environment.slack;
  return [
    ...(isFinding(bot)
      ? [bot, note('Scopes, channels and people were not looked at: they need the bot token.')]
      : [
          well('Slack takes SLACK_BOT_TOKEN.'),
          ...(await looking('The scopes', async () => scopeFindings(manifest, bot.scopes))),
        ]),
    ...(transport.kind === 'socket'
      ? await appTokenFindings(askSlack({ token: transport.appToken, apiUrl, clock, fetch }))
      : [well('SLACK_SIGNING_SECRET is set. Whether it is the right one shows with the first request.')]),
  ];
}

/** The flows are wired as they are to serve, and asked for nothing but what they have registered. */
async function layoutsOf(
  ask: AskSlack,
  { environment, organisation, clock }: Configured,
  bot: Bot | Finding,
  store: Store | Finding,
): Promise<Finding[]> {
  if (isFinding(bot) || isFinding(store))
    return [note('The layouts were not looked at: they need Slack and MongoDB.')];
  const desk = new Registrations();
  const { botToken, apiUrl } = environment.slack;
  const directory = peopleOf({
    people: store.people,
    client: webClient(botToken, apiUrl, unusedMs),
    organisation,
    teamId: bot.teamId,
    now: () => clock.now(),
  });
  wireFlows(
    {
      ...store,
      desk,
      organisation,
      directory,
      recordAt: async () => undefined,
      availability: async () => 'unknown',
      peopleChanged: () => undefined,
      newId: randomUUID,
      nudge: () => undefined,
    },
    { on: () => undefined },
  );
  return layoutFindings(
    ask,
    [...desk.forms.values()].map(({ form }) => form),
    spoken(organisation),
  );
}
