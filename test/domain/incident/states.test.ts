import { describe, expect, test } from '@jest/globals';
import type { IncidentCommand } from '../../../src/domain/incident/commands.ts';
import { type IncidentStatus, incidentStatus } from '../../../src/domain/incident/incident.ts';
import { refusals } from '../../../src/domain/incident/refusals.ts';
import { afterUnableToResolve, decideIncident, transitions } from '../../../src/domain/incident/states.ts';
import type { Actor } from '../../../src/domain/transition.ts';
import { accepted, anIncident, minutesAfter, people, refusal } from '../../support/builders.ts';

const { ana, tom, tess, otherLeader, ben, adviser, administrator } = people;
const when = { at: minutesAfter(5), key: 'press/1' };

const commands = {
  ask: { on: 'ask-for-information', said: 'Which step?' },
  give: { on: 'give-information', said: 'Step 4.' },
  unable: { on: 'find-unable-to-resolve', said: 'Tried all.' },
  authorise: { on: 'authorise' },
  local: { on: 'name-local-action', said: 'Clear the cache.' },
  report: { on: 'report-local-action', said: 'No change.' },
  resolved: { on: 'report-resolved', said: 'It works.' },
  passOn: { on: 'change-team-leader', teamLeader: otherLeader.id, cover: undefined },
} as const satisfies Record<string, IncidentCommand>;

interface Row {
  from: IncidentStatus;
  command: IncidentCommand;
  by: readonly Actor[];
  to: IncidentStatus;
  says: readonly string[];
  clock: 'starts' | 'stops' | 'goes on';
}

const decider = [tom, tess];
const rows: readonly Row[] = [
  {
    from: 'with-team-leader',
    command: commands.ask,
    by: decider,
    to: 'information-wanted',
    says: ['requester-news-2'],
    clock: 'stops',
  },
  {
    from: 'information-wanted',
    command: commands.give,
    by: [ana],
    to: 'with-team-leader',
    says: ['team-leader-news-2'],
    clock: 'starts',
  },
  {
    from: 'with-team-leader',
    command: commands.unable,
    by: decider,
    to: 'unable-to-resolve',
    says: [],
    clock: 'goes on',
  },
  {
    from: 'unable-to-resolve',
    command: commands.authorise,
    by: decider,
    to: 'with-aac',
    says: ['requester-news-2', 'aac-card', 'aac-thread'],
    clock: 'stops',
  },
  {
    from: 'unable-to-resolve',
    command: commands.local,
    by: decider,
    to: 'local-action-wanted',
    says: ['requester-news-2'],
    clock: 'stops',
  },
  {
    from: 'local-action-wanted',
    command: commands.report,
    by: [ana],
    to: 'with-team-leader',
    says: ['team-leader-news-2'],
    clock: 'starts',
  },
  {
    from: 'local-action-wanted',
    command: commands.resolved,
    by: [ana],
    to: 'resolved-locally',
    says: ['team-leader-news-2'],
    clock: 'goes on',
  },
  {
    from: 'with-team-leader',
    command: commands.passOn,
    by: [ana],
    to: 'with-team-leader',
    says: ['team-leader-card-2'],
    clock: 'starts',
  },
];

const tomWithoutRole: Actor = { ...tom, roles: ['caseworker'] };
const anaAsLeader: Actor = { ...ana, roles: ['team-leader'] };
const everyone = [ana, tom, tess, otherLeader, ben, adviser, administrator, tomWithoutRole, anaAsLeader];
const named = ({ from, command }: Pick<Row, 'from' | 'command'>) => `${from}, ${command.on}`;

test('INC-12, INC-20, Q21: the table has these rows and no others', () => {
  expect(transitions.map(({ from, on, to }) => [from, on, to])).toEqual(
    rows.map(({ from, command, to }) => [from, command.on, to]),
  );
});

describe.each(rows.map((row) => [named(row), row] as const))('%s', (_name, row) => {
  const before = anIncident({ status: row.from });

  test.each(row.by.map((actor) => [actor.id, actor] as const))('%s may', (_id, actor) => {
    const after = accepted(decideIncident(before, [row.command], actor, when));
    expect(after).toMatchObject({ status: row.to, since: when.at, version: 2, rev: 1 });
    expect(after.history.slice(before.history.length)).toEqual([
      {
        at: when.at,
        by: actor.id,
        what: row.command.on,
        from: row.from,
        to: row.to,
        version: 2,
        key: when.key,
        ...(row.command.said && { said: row.command.said }),
      },
    ]);
  });

  test('says what it causes, and moves the clock as it should', () => {
    const [actor = tom] = row.by;
    const after = accepted(decideIncident(before, [row.command], actor, when));
    const added = Object.keys(after.messages).filter((key) => !(key in before.messages));
    const waiting = Object.entries(after.reminders).flatMap(([key, { state }]) =>
      state === 'waiting' ? [key] : [],
    );
    expect(added).toEqual(row.says);
    expect(waiting).toEqual(
      { starts: ['team-leader-answer-2'], stops: [], 'goes on': ['team-leader-answer-1'] }[row.clock],
    );
  });

  const whyNotToDecide = ({ id }: Actor): string => {
    if (id === ana.id) return refusals.ownRequest;
    return id === before.teamLeader || id === before.cover
      ? refusals.noLongerALeader
      : refusals.notTheTeamLeader;
  };
  // A role makes no difference to whoever may for their relation to it.
  const refused = everyone.filter(
    (actor) => !row.by.includes(actor) && !(actor === anaAsLeader && row.by.includes(ana)),
  );
  test.each(refused.map((actor) => [actor.id, actor.roles.join(), actor] as const))(
    '%s (%s) may not, and learns why',
    (_id, _roles, actor) => {
      const sentence = row.by.includes(tom) ? whyNotToDecide(actor) : refusals.notTheRequester;
      expect(decideIncident(before, [row.command], actor, when)).toEqual({ refused: sentence });
    },
  );
});

const pairs = incidentStatus.options.flatMap((from) =>
  Object.values(commands).flatMap((command) =>
    rows.some((row) => row.from === from && row.command.on === command.on) ? [] : [{ from, command }],
  ),
);

test.each(pairs.map((pair) => [named(pair), pair] as const))(
  '%s: not in the table, and the second person hears what the first did',
  (_name, { from, command }) => {
    const done = anIncident({ status: from, version: 2 });
    const history = [
      ...done.history,
      { at: when.at, by: tess.id, what: 'authorise', to: from, version: 2, key: 'press/0' },
    ];
    const actor = rows.find(({ command: { on } }) => on === command.on)?.by[0] ?? tom;
    const { refused } = refusal(decideIncident({ ...done, history }, [command], actor, when));
    expect(refused).toMatch(
      /^This incident is now .+\. <@UTESS> authorised it on Monday 23 November 2026 at 10:05\. Nothing was changed/,
    );
  },
);

describe('both of Q21’s points at one sitting', () => {
  test('are both recorded, under one key', () => {
    const it = anIncident();
    const after = accepted(decideIncident(it, afterUnableToResolve(it, { on: 'authorise' }), tom, when));
    expect(after.history.map(({ what, version, key }) => [what, version, key])).toEqual([
      ['raise', 1, 'view/V1'],
      ['find-unable-to-resolve', 2, when.key],
      ['authorise', 3, when.key],
    ]);
    expect(after.version).toBe(3);
  });

  test('are both undone by a refusal of the second', () => {
    const it = anIncident({}, { nino: '' });
    expect(decideIncident(it, afterUnableToResolve(it, { on: 'authorise' }), tom, when)).toEqual({
      refused: `${refusals.missing} NINO.`,
    });
  });

  test('say that Advice & Guidance is not suitable only where whoever decided has confirmed it', () => {
    const it = anIncident();
    const found = (command: IncidentCommand) =>
      accepted(decideIncident(it, afterUnableToResolve(it, command), tom, when)).history[1];
    expect(found(commands.authorise)).toHaveProperty('said', 'Advice & Guidance is not suitable.');
    expect(found(commands.local)).toMatchObject({ what: 'find-unable-to-resolve' });
    expect(found(commands.local)).not.toHaveProperty('said');
  });

  test('are one where the first was made before', () => {
    const it = anIncident({ status: 'unable-to-resolve' });
    expect(afterUnableToResolve(it, { on: 'authorise' })).toEqual([{ on: 'authorise' }]);
  });
});

describe('INC-17: what is authorised is documented', () => {
  const it = { status: 'unable-to-resolve' } as const;
  test.each([
    ['description', 'Description of the incident'],
    ['clientName', 'Client name'],
    ['scin', 'SCIN'],
    ['actionsTaken', 'Actions taken to resolve'],
  ] as const)('not without %s', (name, label) => {
    expect(decideIncident(anIncident(it, { [name]: '' }), [commands.authorise], tom, when)).toEqual({
      refused: `${refusals.missing} ${label}.`,
    });
  });

  test.each(['raised-by', 'refers-to'])('Q18: client details are not missed where SCR is %s', (scr) => {
    const fields = { specialClientRecords: [scr], clientName: undefined, scin: undefined, nino: undefined };
    const after = decideIncident(anIncident(it, fields), [commands.authorise], tom, when);
    expect(accepted(after).status).toBe('with-aac');
  });
});

describe('Q18: what is said later holds no client data either', () => {
  const special = { specialClientRecords: ['raised-by'] };
  test.each([
    ['with-team-leader', { on: 'ask-for-information', said: 'Is it AB 12 34 56 C?' }, tom, 'a NINO'],
    ['information-wanted', { on: 'give-information', said: 'It is 1234-5678-9012' }, ana, 'a SCIN'],
    ['unable-to-resolve', { on: 'name-local-action', said: 'Ring 0115 496 0999' }, tom, 'a phone number'],
    ['local-action-wanted', { on: 'report-local-action', said: 'AB123456C fails' }, ana, 'a NINO'],
    ['local-action-wanted', { on: 'report-resolved', said: 'AB123456C works' }, ana, 'a NINO'],
  ] as const)('%s', (status, command, actor, what) => {
    expect(decideIncident(anIncident({ status }, special), [command], actor, when)).toEqual({
      refused: `${refusals.clientData} ${what}.`,
      field: 'said',
    });
    accepted(decideIncident(anIncident({ status }), [command], actor, when));
  });
});

describe('passing on', () => {
  const passes = (teamLeader: string, cover?: string) =>
    decideIncident(anIncident(), [{ on: 'change-team-leader', teamLeader, cover }], ana, when);

  test('takes the new team leader and their cover, or none', () => {
    expect(accepted(passes(otherLeader.id, tom.id))).toMatchObject({ teamLeader: 'ULEE', cover: 'UTOM' });
    expect(accepted(passes(otherLeader.id))).not.toHaveProperty('cover');
  });

  test('Q25: never makes the requester their own cover', () => {
    expect(accepted(passes(otherLeader.id, ana.id))).not.toHaveProperty('cover');
  });

  test('not to oneself, nor to whoever has it', () => {
    expect(passes(ana.id)).toEqual({ refused: refusals.ownLeader, field: 'teamLeader' });
    expect(passes(tom.id)).toEqual({ refused: refusals.sameLeader, field: 'teamLeader' });
  });

  test('the leader before may no longer decide', () => {
    const after = accepted(passes(otherLeader.id));
    expect(decideIncident(after, [commands.ask], tom, when)).toEqual({ refused: refusals.notTheTeamLeader });
    expect(accepted(decideIncident(after, [commands.ask], otherLeader, when)).status).toBe(
      'information-wanted',
    );
  });
});

test('a decision changes nothing of the record it was made on', () => {
  const it = anIncident();
  const copy = structuredClone(it);
  decideIncident(it, afterUnableToResolve(it, { on: 'authorise' }), tom, when);
  expect(it).toEqual(copy);
});

test.each([{ cover: ana.id }, { teamLeader: ana.id }])(
  'INC-19: nobody decides their own incident, even if a record names them: %j',
  (named) => {
    const it = anIncident({ requester: ana.id, ...named });
    const asked = decideIncident(it, [{ on: 'ask-for-information', said: 'Why?' }], anaAsLeader, when);
    expect(asked).toEqual({ refused: refusals.ownRequest });
  },
);
