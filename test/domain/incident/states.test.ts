import { describe, expect, test } from '@jest/globals';
import { incidentStatus } from '../../../src/domain/incident/incident.ts';
import { alreadyDone, refusals } from '../../../src/domain/incident/refusals.ts';
import { decideIncident, transitions } from '../../../src/domain/incident/states.ts';
import type { Actor } from '../../../src/domain/transition.ts';
import { accepted, minutesAfter, people, refusal } from '../../support/builders.ts';
import { type Row, rows } from './rows.ts';
import { commands, inStatus, running } from './story.ts';

const { ana, tom, tess, otherLeader, ben, adviser, administrator } = people;
const when = { at: minutesAfter(5), key: 'press/mine' };

const tomWithoutRole: Actor = { ...tom, roles: ['caseworker'] };
const anaAsLeader: Actor = { ...ana, roles: ['team-leader'] };
const anaAsAdviser: Actor = { ...ana, roles: ['aac-adviser'] };
const others = [otherLeader, ben, administrator, tomWithoutRole, anaAsLeader, anaAsAdviser];
const everyone = [ana, tom, tess, adviser, ...others];
const named = ({ from, command }: Pick<Row, 'from' | 'command'>) => `${from}, ${command.on}`;
const cases = (some: readonly Row[]) => some.map((row) => [named(row), row] as const);

test('INC-12 to INC-16, INC-19, INC-20, INC-28 to INC-33, Q21: the table has these rows and no others', () => {
  expect(transitions.flatMap(({ from, on, to }) => [from].flat().map((one) => [one, on, to]))).toEqual(
    rows.map(({ from, command, to }) => [from, command.on, to]),
  );
});

describe.each(cases(rows.filter(({ unready }) => !unready)))('%s', (_name, row) => {
  const before = inStatus(row.from);
  const version = before.version + 1;

  test.each(row.by.map((actor) => [actor.id, actor] as const))('%s may', (_id, actor) => {
    const after = accepted(decideIncident(before, [row.command], actor, when));
    const { on, said, facts } = row.command;
    const moved = row.to && { from: row.from, to: row.to };
    expect(after).toMatchObject({ status: row.to ?? row.from, version, rev: before.rev });
    expect(after.since).toEqual(row.to ? when.at : before.since);
    expect(after.history.slice(before.history.length)).toEqual([
      { at: when.at, by: actor.id, what: on, version, key: when.key, ...moved, said, facts },
    ]);
  });

  test('says what it causes, and these clocks run', () => {
    const [actor = tom] = row.by;
    const after = accepted(decideIncident(before, [row.command], actor, when));
    const added = Object.keys(after.messages).filter((key) => !(key in before.messages));
    expect(added.map((key) => key.replace(`-${version}`, ''))).toEqual(row.says);
    expect(Object.keys(running(after)).sort()).toEqual([...row.runs].sort());
  });

  if (row.to)
    test('whoever comes second hears who did what and when', () => {
      const [actor = tom] = row.by;
      const after = accepted(decideIncident(before, [row.command], actor, when));
      const on = 'on Monday 23 November 2026 at 10:05';
      const now = 'This incident is now [^.]+\\.';
      const theirs = `^${now} <@${actor.id}> [a-z].+ ${on}\\. Nothing was changed by your press\\.$`;
      expect(alreadyDone(after, ben)).toMatch(new RegExp(theirs));
      expect(alreadyDone(after, actor)).toMatch(new RegExp(`^${now} You [a-z].+ ${on}: that stands\\.$`));
    });
});

const whyNot = ({ by }: Row, { id, roles }: Actor): string => {
  if (by.includes(adviser))
    return id === ana.id && roles.includes('aac-adviser') ? refusals.ownResolution : refusals.notAnAdviser;
  if (by.includes(ana)) return refusals.notTheRequester;
  if (id === ana.id) return refusals.ownRequest;
  return id === tom.id ? refusals.noLongerALeader : refusals.notTheTeamLeader;
};

describe.each(cases(rows))('%s', (_name, row) => {
  // A role makes no difference to whoever may for their relation to it.
  const mayNot = everyone.filter(({ id }) => !row.by.some((actor) => actor.id === id && id === ana.id));
  const refused = mayNot.filter((actor) => !row.by.includes(actor));
  test.each(refused.map((actor) => [actor.id, actor.roles.join(), actor] as const))(
    '%s (%s) may not, and learns why',
    (_id, _roles, actor) => {
      expect(decideIncident(inStatus(row.from), [row.command], actor, when)).toEqual({
        refused: whyNot(row, actor),
      });
    },
  );
});

test.each(cases(rows.filter(({ unready }) => unready)))(
  'INC-22: %s: nothing is to be confirmed then',
  (_name, { from, command, by: [actor = tom], unready }) => {
    expect(decideIncident(inStatus(from), [command], actor, when)).toEqual({ refused: unready });
  },
);

const pairs = incidentStatus.options.flatMap((from) =>
  Object.values(commands).flatMap((command) =>
    rows.some((row) => row.from === from && row.command.on === command.on) ? [] : [{ from, command }],
  ),
);

test.each(pairs.map((pair) => [named(pair), pair] as const))(
  '%s: not in the table, whoever asks',
  (_name, { from, command }) => {
    const before = inStatus(from);
    const actor = rows.find(({ command: { on } }) => on === command.on)?.by[0] ?? tom;
    const { refused } = refusal(decideIncident(before, [command], actor, when));
    expect(refused).toBe(alreadyDone(before, actor));
    for (const other of everyone)
      expect(decideIncident(before, [command], other, when)).toHaveProperty('refused');
  },
);

test('a decision changes nothing of the record it was made on', () => {
  for (const { from, command, by } of rows) {
    const before = inStatus(from);
    const copy = structuredClone(before);
    for (const actor of by) decideIncident(before, [command], actor, when);
    expect(before).toEqual(copy);
  }
});

test.each([{ cover: ana.id }, { teamLeader: ana.id }])(
  'INC-19: nobody decides their own incident, even if a record names them: %j',
  (names) => {
    const asked = decideIncident(
      { ...inStatus('with-team-leader'), ...names },
      [commands.ask],
      anaAsLeader,
      when,
    );
    expect(asked).toEqual({ refused: refusals.ownRequest });
  },
);
