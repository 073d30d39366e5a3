import type { Values } from '../../src/domain/fields.ts';
import type { IncidentCommand } from '../../src/domain/incident/commands.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { decideIncident } from '../../src/domain/incident/states.ts';
import { look } from '../../src/domain/incident/who-may-look.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import { isRefusal, type Refusal, refuse } from '../../src/domain/transition.ts';
import type { Asking, Opening } from '../../src/slack/desk.ts';
import type { Button } from '../../src/slack/face.ts';
import { type About, draftIdOf, type Form, type Page } from '../../src/slack/form.ts';
import { sentences } from '../../src/slack/sentences.ts';
import type { Deps } from '../deps.ts';
import { saved } from '../saved.ts';
import { changeIncident } from './change.ts';

/** A button that opens a form, and what the form then does. */
export interface AnswerForm {
  button: Button;
  title: string;
  submit: string;
  page(given: Values, about: About): Page;
  /** What the page has to know of the incident. */
  about?(it: Incident): About;
  /** The field whose answer becomes the decision's words. */
  said?: string;
  /** The command whose words the form shows above its questions. */
  answers?: IncidentCommand['on'];
  commands(it: Incident, values: Values, at: Date, about: About): readonly IncidentCommand[];
}

/**
 * Registers the button and its form. What could not be submitted is refused before anybody types. Where the form shows
 * somebody's words, opening it is a look like any other and goes into the history. Gives how to open it otherwise.
 */
export function answerForm(
  deps: Deps,
  { button, title, submit, page, about, said, answers, commands }: AnswerForm,
): (id: string, asked: Asking, given?: Values) => Promise<Opening | Refusal> {
  const { desk, incidents, drafts } = deps;
  const form: Form = {
    name: button.action,
    title,
    submit,
    keepsDraft: 'of an answer',
    pages: (given, what) => [page(given, what)],
  };

  async function open(
    id: string,
    { actor, key, at }: Asking,
    given: Values = {},
  ): Promise<Opening | Refusal> {
    const opened = await saved(() =>
      incidents.change(id, key, (it) => {
        const trial = decideIncident(it, commands(it, {}, at, about?.(it) ?? {}), actor, { at, key });
        if (isRefusal(trial)) return trial;
        return answers ? look(it, actor, { at, key }) : it;
      }),
    );
    if (isRefusal(opened)) return opened;
    const { record } = opened;
    const left = await drafts.find(draftIdOf(form, id, actor.id), actor.id);
    const answered = record.history.findLast(({ what }) => what === answers);
    return {
      form,
      id,
      ...(about && { about: about(record) }),
      ...(left && { turn: left.turn + 1 }),
      given: { ...left?.values, ...given },
      above: {
        ...(answered?.said && { quoted: { by: answered.by, words: answered.said } }),
        ...(left && { continuing: sentences.continuing(dateAndTime(left.savedAt)) }),
      },
    };
  }

  desk.opens(button.action, ({ target, ...asked }) => open(target.id, asked));
  desk.form(form, async ({ id, values, about: remembered, ...asked }) => {
    const refusal = await changeIncident(deps, id, asked, (it) => commands(it, values, asked.at, remembered));
    return refusal?.field === 'said' && said ? refuse(refusal.refused, said) : refusal;
  });
  return open;
}

/** An answer in a person's own words. */
export const words = (values: Values, name: string): string => String(values[name] ?? '');
