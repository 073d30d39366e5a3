import type { CallBack } from '../../src/domain/call-back/call-back.ts';
import type { CallBackCommand } from '../../src/domain/call-back/commands.ts';
import { alreadyDone } from '../../src/domain/call-back/refusals.ts';
import { unlessAllowed } from '../../src/domain/call-back/states.ts';
import type { Values } from '../../src/domain/fields.ts';
import { hasSeen } from '../../src/domain/record.ts';
import { dateAndTime } from '../../src/domain/times.ts';
import { isRefusal, type Refusal, refuse } from '../../src/domain/transition.ts';
import type { Asking } from '../../src/slack/desk.ts';
import type { Button } from '../../src/slack/face.ts';
import { type About, draftIdOf, type Form, type Page } from '../../src/slack/form.ts';
import { sentences } from '../../src/slack/sentences.ts';
import type { Deps } from '../deps.ts';
import { changeCallBack } from './change.ts';

type Wanted = readonly CallBackCommand[] | Refusal;

/** A button that opens a form about a call-back, and what the form then asks of it. */
export interface AnswerForm {
  button: Pick<Button, 'action'>;
  title: string;
  submit: string;
  /** What is asked of it: who may not, or not now, is told so before they type. */
  on: CallBackCommand['on'];
  learns?: readonly string[];
  examples?: Form['examples'];
  /** What the form has to know of the call-back; `id` is always known. */
  about?(it: CallBack, asked: Asking): About | Refusal | Promise<About | Refusal>;
  pages(given: Values, about: About): readonly Page[];
  /** The field under which a refusal of the decision's words is shown. */
  said?: string;
  commands(it: CallBack, values: Values, about: About, asked: Asking): Wanted | Promise<Wanted>;
}

/** Registers the button and its form. */
export function answerForm(deps: Deps, of: AnswerForm): void {
  const { desk, callBacks, drafts } = deps;
  const form: Form = {
    name: of.button.action,
    title: of.title,
    submit: of.submit,
    keepsDraft: 'of an answer',
    ...(of.learns && { learns: of.learns }),
    ...(of.examples && { examples: of.examples }),
    pages: of.pages,
  };

  desk.opens(of.button.action, async ({ target: { id }, ...asked }) => {
    const it = await callBacks.find(id);
    if (!it) return refuse(sentences.gone);
    const no = unlessAllowed(it, of.on, asked.actor);
    if (no) return no;
    const about = await of.about?.(it, asked);
    if (about && isRefusal(about)) return about;
    const left = await drafts.find(draftIdOf(form, id, asked.actor.id), asked.actor.id);
    return {
      form,
      id,
      about: { ...about, id },
      ...(left && {
        turn: left.turn + 1,
        given: left.values,
        above: { continuing: sentences.continuing(dateAndTime(left.savedAt)) },
      }),
    };
  });

  desk.form(form, async ({ id, values, about, ...asked }) => {
    const read = await callBacks.find(id);
    if (!read) return refuse(sentences.gone);
    // A submission that comes twice is answered as it was the first time.
    const wanted = hasSeen(read, asked.key) ? [] : await of.commands(read, values, about, asked);
    if (isRefusal(wanted)) return wanted;
    const refusal = await changeCallBack(deps, id, asked, (it) =>
      it.version === read.version ? wanted : refuse(alreadyDone(it, asked.actor)),
    );
    return refusal?.field === 'said' && of.said ? refuse(refusal.refused, of.said) : refusal;
  });
}
