import { expect, test } from '@jest/globals';
import { cardForPerson } from '../../flows/call-back/cards.ts';
import { inALine, inATeamsLine } from '../../flows/call-back/in-a-line.ts';
import { callBackMessages } from '../../flows/call-back/messages.ts';
import { validateMessage } from '../../local/slack/validate/index.ts';
import {
  type CallBack,
  callBackKind,
  callBackStatus,
  closingStatus,
} from '../../src/domain/call-back/call-back.ts';
import { applicationResults, callBackFields } from '../../src/domain/call-back/fields.ts';
import { transitions } from '../../src/domain/call-back/states.ts';
import { foundBy } from '../../src/domain/call-back/whose.ts';
import { fieldsOf } from '../../src/domain/fields.ts';
import { toSay } from '../../src/domain/message.ts';
import { type Rendered, rendered } from '../../src/slack/face.ts';
import { aCallBack, callers } from '../support/call-backs.ts';
import fc from '../support/seeded.ts';

const start = new Date('2014-04-01T08:30:00Z');
const later = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);
const people = Object.values(callers);
const person = fc.constantFrom(...people.map(({ id }) => id));
const instant = fc.integer({ min: 0, max: 3_000 }).map(later);
/** What nobody of ours writes, so that it is found wherever it leaks. */
const secret = fc.stringMatching(/^[QXZJKV]{14}$/);

const sealedFields = fieldsOf(callBackFields).filter(({ privacy }) => privacy === 'sealed');
const sealed = fc.record(
  Object.fromEntries(
    sealedFields.map(({ name, options }) => [
      name,
      options ? fc.constantFrom(...options.map(({ value }) => value)) : secret,
    ]),
  ),
);

/** What a choice says, as well as what was typed. */
const readable = (given: Readonly<Record<string, string | undefined>>): string[] =>
  sealedFields.flatMap(({ name, options }) => {
    const value = given[name] ?? '';
    return options?.find((one) => one.value === value)?.label ?? value;
  });

const entry = fc.record({
  at: instant,
  by: person,
  what: fc.constantFrom(...new Set(transitions.map(({ on }) => on))),
  said: secret,
  facts: fc.record({
    to: person,
    at: instant.map((at) => at.toISOString()),
    madeAt: instant.map((at) => at.toISOString()),
    nextAt: instant.map((at) => at.toISOString()),
    result: fc.constantFrom(...applicationResults),
    as: fc.constantFrom(...closingStatus.options),
    team: fc.constantFrom('CPO', 'MP Hotline'),
    paid: fc.constantFrom('yes', 'no'),
    from: fc.constantFrom('2', '3', '40'),
    steps: fc.constant('noted'),
    minutes: fc.constant('15'),
    why: fc.constantFrom('outside-hours', 'left'),
    cause: fc.constantFrom('left', 'away'),
  }),
});

const aRandomOne = fc
  .record({
    kind: fc.constantFrom(...callBackKind.options),
    status: fc.constantFrom(...callBackStatus.options),
    closedAs: fc.constantFrom(...closingStatus.options),
    given: sealed,
    mp: fc.boolean(),
    entries: fc.array(entry, { minLength: 1, maxLength: 6 }),
    hasOwner: fc.boolean(),
    isLate: fc.boolean(),
    viewers: fc.uniqueArray(person, { maxLength: 2 }),
    movedFrom: fc.option(person, { nil: undefined }),
    agreedAt: fc.option(
      instant.map((at) => new Date(at.getTime() + 60_000)),
      { nil: undefined },
    ),
  })
  .map(({ kind, status, closedAs, given, mp, entries, hasOwner, isLate, viewers, movedFrom, agreedAt }) => {
    const fields = { caseEnquiry: 'Payment', ...(mp && { mpCall: ['mp'] }) };
    const booked = aCallBack({ kind, agreedAt: kind === 'informal' ? later(60) : agreedAt, fields });
    const it: CallBack = {
      ...booked,
      reference: 'CB00001',
      status,
      ...(status === 'closed' && { closedAs }),
      ...(hasOwner && { owner: callers.ana.id, teamLeader: callers.tom.id }),
      ...(movedFrom !== undefined && { movedFrom }),
      ...(isLate && {
        reminders: Object.fromEntries(
          Object.entries(booked.reminders).map(([key, one]) => [key, { ...one, state: 'fired' as const }]),
        ),
      }),
      viewers,
      version: entries.length + 1,
      fields: { ...booked.fields, ...given },
      history: [...booked.history, ...entries.map((one, index) => ({ ...one, version: index + 2 }))],
    };
    return { it, secrets: [...readable(given), ...entries.map(({ said }) => said)] };
  });

/** Every message of it, to whoever may get one, and what somebody is shown who looks it up. */
function allThatIsShown(it: CallBack): Rendered[] {
  const told = Object.entries(callBackMessages).flatMap(([name, { face }]) =>
    [{ person: callers.ana.id }, { person: callers.tom.id }, { team: 'CPO' }].map((to) =>
      face(it, toSay({ name, form: 'card', to, dueAt: later(10), causedBy: it.version })),
    ),
  );
  const lookedUp = people.map((actor) => cardForPerson(it, actor));
  const listed = { title: 'Call-backs', lines: [inALine(it), inATeamsLine(it)] };
  return [...told, ...lookedUp, listed].map((face) => rendered(face, 'call-back/c1'));
}

test('Q26, CB-40: nothing sealed stands on any card, reminder, news or list, nor in the names it is found by; Slack takes them all', () => {
  fc.assert(
    fc.property(aRandomOne, ({ it, secrets }) => {
      const shown = allThatIsShown(it);
      const text = JSON.stringify([shown, foundBy(it), Object.keys(it.messages), it.reminders]);
      expect(secrets.filter((one) => text.includes(one))).toEqual([]);
      for (const { text, blocks } of shown)
        expect(validateMessage({ text, blocks }, { maxText: 4_000 })).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});
