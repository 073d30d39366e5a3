import { type Field, fieldOf, type Values } from '../../src/domain/fields.ts';
import type { IncidentCommand } from '../../src/domain/incident/commands.ts';
import { internalMark, isInternal } from '../../src/domain/incident/conversation.ts';
import { refusals } from '../../src/domain/incident/refusals.ts';
import {
  hasFailed,
  isCall,
  latestResolution,
  resolutionFields,
  routeAfterFailure,
} from '../../src/domain/incident/resolution.ts';
import { refuse } from '../../src/domain/transition.ts';
import type { About, Page } from '../../src/slack/form.ts';
import type { Deps } from '../deps.ts';
import { type AnswerForm, answerForm, words } from './answer-form.ts';
import { resolveButton } from './buttons.ts';
import { incidentAt } from './incident-at.ts';

/** The message shortcut's callback id, as the manifest has it. */
const recordAsResolution = 'record-as-resolution';

/**
 * An AAC adviser records a resolution (AAC-21, AAC-27), from the card or from a reply in its thread: it goes into the
 * thread and to the caseworker (INC-31); where a call has shown whether it works, that is recorded too (INC-28 to INC-30).
 */
export function resolve(deps: Deps): void {
  const open = answerForm(deps, { ...form(deps), button: resolveButton });
  deps.desk.messageShortcut(recordAsResolution, async ({ message, ...asked }) => {
    const { channel, ts, threadTs } = message;
    const it = channel.startsWith('D') ? undefined : await incidentAt(deps, channel, threadTs ?? ts);
    if (!it) return refuse(refusals.noIncidentHere);
    // What CaseDesk says is a frame round somebody's words, and no resolution.
    return open(it._id, asked, message.by ? { how: withoutMark(message.words) } : {});
  });
}

function form({ organisation: { lists } }: Deps): Omit<AnswerForm, 'button'> {
  const own = (name: keyof typeof resolutionFields.shape): Field => fieldOf(resolutionFields, name);
  const choosing = (name: 'reason' | 'source', values: readonly string[]): Field => ({
    ...own(name),
    options: values.map((value) => ({ value, label: value })),
  });
  const always = [
    choosing('reason', lists.resolvedReasons.values),
    own('how'),
    choosing('source', lists.resolutionSources.values),
  ];
  return {
    title: 'Record resolution',
    submit: 'Record',
    said: 'how',
    about: (it): About => ({
      after: String(latestResolution(it)?.version ?? 0),
      ...(hasFailed(it) && { failed: 'before' }),
    }),
    page: (_given, { failed }): Page =>
      failed
        ? {
            intro: 'A resolution has failed before, so this one is given in writing, here in Slack.',
            fields: always,
          }
        : {
            fields: [...always, own('route'), { ...own('inTheCall'), initial: 'ask' }],
            check: ({ route, inTheCall }) =>
              inTheCall !== 'ask' && !isCall(String(route))
                ? refuse(refusals.onlyInACall, 'inTheCall')
                : undefined,
          },
    commands: (_it, values, _at, { after }) => [resolving(values, Number(after)), ...inTheCall(values)],
  };
}

const resolving = (values: Values, after: number): IncidentCommand => ({
  on: 'resolve',
  after,
  said: words(values, 'how'),
  facts: {
    reason: words(values, 'reason'),
    source: words(values, 'source'),
    route: words(values, 'route') || routeAfterFailure,
  },
});

function inTheCall({ inTheCall: worked }: Values): IncidentCommand[] {
  if (worked === 'worked') return [{ on: 'confirm-worked-in-call' }];
  return worked === 'failed' ? [{ on: 'report-failed-in-call' }] : [];
}

const withoutMark = (said: string): string =>
  isInternal(said) ? said.trimStart().slice(internalMark.length).trim() : said;
