import type { Findings, Happened, Tally } from './history.ts';

type Of<What extends Happened['what']> = Extract<Happened, { what: What }>;

/** So much may lie between the clocks that say when a message was due and when it came. */
const clockMs = 5;

/** Reads the history of a run, and nothing else: what was asked for, what Slack has, what the store says in the end. */
export function checked(history: readonly Happened[]): Findings {
  const all = <What extends Happened['what']>(what: What): Of<What>[] =>
    history.filter((it): it is Of<What> => it.what === what);
  const due = all('due');
  const inOrder = all('posted').toSorted((a, b) => a.at - b.at);
  const posted = grouped(inOrder, ({ key }) => key);
  const stored = new Map(all('stored').map((it) => [it.key, it]));
  const answers = new Map(all('withdrawn').map(({ key, answer }) => [key, answer]));

  const tallies = [...grouped(due, ({ fault }) => fault)].map(([fault, asked]): Tally => {
    const times = (key: string) => posted.get(key)?.length ?? 0;
    const wanted = asked.filter(
      ({ key }) => answers.get(key) !== 'cancelled' && stored.get(key)?.fallback === undefined,
    );
    const isLost = ({ key }: { key: string }) =>
      times(key) === 0 && !(answers.get(key) === 'being sent' && stored.get(key)?.state === 'cancelled');
    const said = asked.flatMap(({ key, dueAt }) => {
      const first = posted.get(key)?.[0];
      return first ? [{ key, lateMs: first.at - dueAt }] : [];
    });
    return {
      fault,
      due: asked.length,
      delivered: said.length,
      lost: wanted.filter(isLost).map(({ key }) => key),
      doubled: asked.filter(({ key }) => times(key) > 1).map(({ key }) => key),
      early: said.filter(({ lateMs }) => lateMs < -clockMs).map(({ key }) => key),
      lateMs: said.map(({ lateMs }) => lateMs),
    };
  });

  const known = new Set(due.map(({ key }) => key));
  const wrong = [
    ...[...posted.keys()].filter((key) => !known.has(key)).map((key) => `Nobody asked for ${key}.`),
    ...due
      .filter(({ key }) => answers.get(key) === 'cancelled' && posted.has(key))
      .map(({ key }) => `${key} was said, after an answer that it would not be.`),
    ...due.flatMap(({ key }) => notAsStored(key, posted.get(key) ?? [], stored.get(key), answers.get(key))),
    ...doneTwice(all('effect')),
    ...withoutEffect(all('pressed'), all('effect')),
    ...decidedTwice(all('effect')),
    ...untold(all('must be told'), all('told'), all('effect')),
    ...all('not settled').map(({ due: left }) => `Still due: ${left.join(', ')}.`),
  ];
  const [settled] = all('settled');
  if (!settled && !all('not settled').length) wrong.push('Nobody looked whether it settled.');
  return { tallies, wrong, settledMs: settled?.afterMs };
}

/** Where the store and Slack tell different stories of one message. */
function notAsStored(
  key: string,
  posts: readonly Of<'posted'>[],
  it: Of<'stored'> | undefined,
  answer: string | undefined,
): string[] {
  if (!it) return answer === 'cancelled' ? [] : [`The store knows nothing of ${key}.`];
  const [post] = posts;
  const isPlaced = it.channel !== undefined || it.ts !== undefined;
  if (it.state === 'sent' && isPlaced && (it.channel !== post?.channel || it.ts !== post?.ts))
    return [`${key} stands at ${post?.channel} ${post?.ts}, and the store says ${it.channel} ${it.ts}.`];
  if (it.state === 'cancelled' && post) return [`${key} is cancelled in the store, and was said.`];
  if (it.state === 'failed' && it.fallback === undefined) return [`${key} failed, and nobody heard of it.`];
  return ['sent', 'cancelled', 'failed'].includes(it.state) ? [] : [`${key} was left ${it.state}.`];
}

const doneTwice = (effects: readonly Of<'effect'>[]): string[] =>
  [...grouped(effects, ({ record, key }) => `${record} under ${key}`)]
    .filter(([, same]) => same.length > 1)
    .map(([which, same]) => `${same.length} effects on ${which}.`);

/** An ack is a promise: what was pressed is in the history, or was refused because somebody else had decided. */
function withoutEffect(pressed: readonly Of<'pressed'>[], effects: readonly Of<'effect'>[]): string[] {
  const had = new Set(effects.map(({ key }) => key));
  const decided = new Set(effects.filter(({ final }) => final).map(({ record }) => record));
  return pressed
    .filter(({ answered, key, record }) => answered && !had.has(key) && !decided.has(record))
    .map(({ record, key }) => `The press ${key} on ${record} was answered and had no effect.`);
}

const decidedTwice = (effects: readonly Of<'effect'>[]): string[] =>
  [
    ...grouped(
      effects.filter(({ final }) => final),
      ({ record }) => record,
    ),
  ]
    .filter(([, decisions]) => decisions.length > 1)
    .map(([record, decisions]) => `${record} was decided ${decisions.length} times.`);

function untold(
  must: readonly Of<'must be told'>[],
  told: readonly Of<'told'>[],
  effects: readonly Of<'effect'>[],
): string[] {
  return must
    .filter(({ record, person }) => {
      const decider = effects.find((it) => it.record === record && it.final)?.by;
      return (
        decider !== person &&
        !told.some((it) => it.record === record && it.person === person && it.by === decider)
      );
    })
    .map(({ record, person }) => `${person} was not told who had decided ${record}.`);
}

function grouped<T>(all: readonly T[], by: (it: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const it of all) groups.set(by(it), [...(groups.get(by(it)) ?? []), it]);
  return groups;
}

/** The value that this share of them does not exceed; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const inOrder = [...values].sort((a, b) => a - b);
  return inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))] ?? 0;
}
