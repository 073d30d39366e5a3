import { describe, expect, test } from '@jest/globals';
import { incidentMessages } from '../../flows/incident/messages.ts';
import { noticeMessages } from '../../flows/staff/undelivered-messages.ts';
import { validateMessage } from '../../local/slack/validate/index.ts';
import { incidentStatus } from '../../src/domain/incident/incident.ts';
import { transitions } from '../../src/domain/incident/states.ts';
import { noticeStatus, openNotice } from '../../src/domain/notice/notice.ts';
import { rendered } from '../../src/slack/face.ts';
import { aMessage, anIncident, minutesAfter, people, start } from '../support/builders.ts';
import { sampleOrganisation } from '../support/sample-organisation.ts';

// chat.update counts bytes of text, and refuses more.
const limits = { maxText: 4_000 };
// Each grows fivefold where it is escaped.
const longName = '&'.repeat(75);
const sample = sampleOrganisation();
const organisation = {
  ...sample,
  areas: sample.areas.map((area) => ({ ...area, name: longName, aacPhone: '0'.repeat(20) })),
};
const kinds = incidentMessages(organisation);
const id = '12345678-1234-1234-1234-123456789012';
const asked = ['raise', ...new Set(transitions.map(({ on }) => on))];
// As much as is ever shown word for word.
const words = '&'.repeat(1_600);
const route = 'Within the initial call';
const chosen = { reason: longName, source: longName, route };
const source = 'C1/1.1';

describe.each(Object.keys(kinds))('%s', (name) => {
  test.each(incidentStatus.options)('while %s: with the longest of everything Slack takes it', (status) => {
    const raised = anIncident(
      { _id: id, status, reference: 'ABCD12345', version: 2 },
      { caseOrSrNumber: '1'.repeat(150), specialClientRecords: ['raised-by', 'refers-to', 'via-technow'] },
    );
    const by = { at: minutesAfter(1), by: people.tom.id };
    const said = { ...by, what: 'say', said: words, facts: { source, side: 'aac', asOf: '1' } };
    for (const what of asked) {
      const entry = { ...by, what, to: status, version: 2, said: words, facts: chosen };
      const it = { ...raised, history: [...raised.history, entry, said] };
      for (const to of [people.ana, people.tom, people.otherLeader]) {
        const message = aMessage({ name, to: { person: to.id }, causedBy: 2, about: source });
        const face = kinds[name]?.face(it, message);
        const { text, blocks } = rendered(face ?? { title: '', lines: [] }, `incident/${id}`);
        expect([what, validateMessage({ text, blocks }, limits)]).toEqual([what, undefined]);
      }
    }
  });
});

test.each(noticeStatus.options)('a notice that is %s, of the longest name and problem', (status) => {
  const about = { kind: 'incident', id, key: `team-leader-answer-99-cover-instead` };
  const told = { about, problem: '&'.repeat(200), message: 'team-leader-reminder' };
  const noticeId = `incident/${id}/${about.key}`;
  const opened = openNotice(noticeId, told, [people.administrator.id], { at: start, key: 'k' });
  const by = { at: start, by: people.administrator.id, what: status === 'dropped' ? 'drop' : 'send-again' };
  const face = noticeMessages.undelivered?.face(
    { ...opened, status, history: [...opened.history, by] },
    aMessage(),
  );
  const { text, blocks } = rendered(face ?? { title: '', lines: [] }, `notice/${noticeId}`);
  expect(validateMessage({ text, blocks }, limits)).toBeUndefined();
});
