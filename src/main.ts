import type { Deps } from '../flows/deps.ts';
import { jobs } from '../scheduler/index.ts';
import { keepTime } from '../scheduler/keep-time.ts';
import { offerOrphanedCallBacks } from '../scheduler/offer-orphaned-call-backs.ts';
import { type AskForTicks, type Ticker, ticker } from '../scheduler/ticker.ts';
import { bankHolidaysEndSoon } from './config/bank-holidays.ts';
import type { Organisation } from './config/organisation.ts';
import { drawAgain } from './domain/delivery.ts';
import { isoDate } from './domain/times.ts';
import type { Clock } from './ops/clock.ts';
import { InFlight } from './ops/in-flight.ts';
import type { Log } from './ops/log.ts';
import { availabilityOf } from './slack/availability.ts';
import { webClient } from './slack/clients.ts';
import { connectSlack, type Transport } from './slack/connection.ts';
import { conversations } from './slack/delivery/conversations.ts';
import { Deliverer, type DelivererDeps } from './slack/delivery/deliverer.ts';
import { type Pace, slackPace } from './slack/delivery/pace.ts';
import { recordAt } from './slack/delivery/record-at.ts';
import { Turns } from './slack/delivery/turns.ts';
import { Registrations } from './slack/desk.ts';
import { directory as peopleOf } from './slack/directory.ts';
import { draftKeeper } from './slack/draft-keeper.ts';
import { events as eventsOf } from './slack/events.ts';
import { gate as gateOf } from './slack/gate.ts';
import { listen } from './slack/listen.ts';
import type { Counter } from './slack/listeners.ts';
import { passOnFile } from './slack/pass-on-file.ts';
import type { KeyRing } from './store/sealing.ts';
import { openStore, type Store } from './store/store.ts';
import { type AtWork, kindsAtWork, wireFlows } from './wiring.ts';

export type Role = 'app' | 'worker' | 'all';

/** Everything that is chosen outside: addresses, secrets, time and ids. */
export interface Settings {
  slack: { botToken: string; apiUrl?: string | undefined; transport: Transport };
  mongoUri: string;
  keys: KeyRing;
  lookUpKeys: KeyRing;
  organisation: Organisation;
  role: Role;
  leaseSeconds: number;
  tickSeconds: number;
  clock: Clock;
  log: Log;
  newId(): string;
  ask(store: Store): AskForTicks;
  pace?: Pace;
  at?: DelivererDeps['at'];
  /** One more kind of record with its flow, which is not the product's. */
  besides?: (store: Store) => { kind: AtWork; flow(deps: Deps): void };
}

export interface CaseDesk {
  /** The port that HTTP is served on, where it is. */
  port: number | undefined;
  store: Store;
  deliverer: Deliverer;
  ticker: Ticker;
  /** Resolves once nothing that was asked for is under way. */
  idle(): Promise<void>;
  /** Takes nothing new, finishes what is in flight, closes. */
  stop(): Promise<void>;
}

const interactiveTimeoutMs = 2_500;

/** Wires everything and starts it; where that fails, nothing is left open. */
export async function main(settings: Settings): Promise<CaseDesk> {
  const { organisation, clock, log, newId, slack, role } = settings;
  const now = () => clock.now();
  const inFlight = new InFlight();
  const connection = connectSlack({ ...slack, apiUrl: slack.apiUrl, clock, inFlight, log });
  const interactive = webClient(slack.botToken, slack.apiUrl, interactiveTimeoutMs);
  const delivering = webClient(slack.botToken, slack.apiUrl, (settings.leaseSeconds * 1_000) / 6);
  const { team_id: teamId = '', bot_id: botId = '' } = await interactive.auth.test();
  const { mongoUri: uri, keys, lookUpKeys } = settings;
  const store = await openStore({ uri, keys, lookUpKeys, clock, log });

  const { incidents, callBacks, notices, people, drafts, workers } = store;
  const directory = peopleOf({ people, client: interactive, organisation, teamId, now });
  const gate = gateOf({ client: interactive, teamId, now });
  const keeper = draftKeeper({ drafts, clock, inFlight, log });
  const pace = settings.pace ?? slackPace;
  const turns = new Turns(pace.opensPerMinute ?? Number.POSITIVE_INFINITY, clock);
  const places = conversations({ client: delivering, people, organisation, gate, turns });
  const deliverer = new Deliverer({
    client: delivering,
    botId,
    conversations: places,
    workers,
    clock,
    pace,
    turns,
    leaseMs: settings.leaseSeconds * 1_000,
    log,
    newId,
    ...(settings.at && { at: settings.at }),
  });
  // Asked of Slack with a short limit, for a reminder's cover waits for the answer.
  const availability = availabilityOf({ client: interactive, people, now, log });
  const besides = settings.besides?.(store);
  const passOn = passOnFile({ ...slack, apiUrl: slack.apiUrl, client: delivering, conversations: places });
  const asking = { now, availability, passOn };
  const kinds = [...kindsAtWork(store, organisation, asking), ...(besides ? [besides.kind] : [])];
  for (const kind of kinds) deliverer.register(kind);
  const nudge: Deps['nudge'] = (kind, id, saved) => deliverer.nudge(kind, id, saved);

  const kindCalled = (name: string) => store.kinds.find(({ kind }) => kind.name === name);

  const desk = new Registrations();
  const deps = {
    desk,
    organisation,
    incidents,
    callBacks,
    notices,
    people,
    directory,
    drafts: keeper,
    recordAt: recordAt(interactive, botId),
    availability,
    peopleChanged: () => void ticks.tick(offerOrphanedCallBacks.name),
    newId,
    nudge,
  };
  const events = eventsOf(connection.app);
  wireFlows(deps, events);
  besides?.flow(deps);

  const counter: Counter = {
    app: connection.app,
    events,
    desk,
    client: interactive,
    directory,
    gate,
    keeper,
    clock,
    inFlight,
    log,
    newId,
    async redraw(name, id) {
      const known = await kindCalled(name)?.update(id, drawAgain);
      nudge(name, id);
      return known !== undefined;
    },
  };
  listen(counter);

  const processId = newId();
  const ticks = ticker(
    {
      clock,
      log,
      inFlight,
      deliverer,
      directory,
      people,
      organisation,
      callBacks,
      mornings: store.mornings,
      workers,
      kinds: store.kinds,
      firings: kinds.flatMap(({ records, whatFires }) => (whatFires ? [{ records, whatFires }] : [])),
      processId,
      armed: new Map(),
      listedFor: new Map(),
      tickSeconds: settings.tickSeconds,
      storeOffset: store.offset,
    },
    role === 'app' ? jobs.filter(({ everywhere }) => everywhere) : jobs,
    settings.ask(store),
  );

  const idle = async () => {
    do {
      await inFlight.idle();
      await ticks.idle();
      await deliverer.idle();
    } while (inFlight.count);
  };
  const stop = async () => {
    connection.refuse();
    const stopped = Promise.all([deliverer.stop(), ticks.stop()]);
    // An answer over Socket Mode needs its connection, so whatever came in is answered before that goes.
    await inFlight.idle();
    await connection.stop();
    await inFlight.idle();
    await keeper.flush();
    await stopped;
    await workers.leave(processId).catch(() => undefined);
    await store.close();
  };

  try {
    await store.prepare(organisation);
    const listEnds = bankHolidaysEndSoon(organisation, isoDate(now()));
    if (listEnds) log.warn(listEnds);
    await directory.refreshAll();
    await ticks.tick(keepTime.name);
    const port = role === 'worker' ? undefined : await connection.start();
    await ticks.start();
    log.info({ role, port }, 'CaseDesk is ready');
    return { port, store, deliverer, ticker: ticks, idle, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
