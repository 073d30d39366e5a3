import { type Field, fieldOf, type Values } from '../../src/domain/fields.ts';
import { incidentRemarks } from '../../src/domain/incident/fields.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { decideIncident, type IncidentCommand } from '../../src/domain/incident/states.ts';
import { look } from '../../src/domain/incident/who-may-look.ts';
import { isRefusal, refuse } from '../../src/domain/transition.ts';
import type { Button } from '../../src/slack/face.ts';
import type { Form } from '../../src/slack/form.ts';
import type { Deps } from '../deps.ts';
import { saved } from '../saved.ts';
import { changeIncident } from './change.ts';

/** A button that opens a form of one remark, and what the remark then does. */
export interface Remark {
  button: Button;
  title: string;
  submit: string;
  remark: keyof typeof incidentRemarks.shape;
  /** Asked before the remark. */
  also?: Field;
  /** The command whose words the form shows above its question. */
  answers?: IncidentCommand['on'];
  commands(it: Incident, said: string, values: Values): readonly IncidentCommand[];
}

/**
 * What could not be submitted is refused before anybody types. Where the form shows somebody's words, opening it is a
 * look like any other and goes into the history.
 */
export function remark(
  deps: Deps,
  { button, title, submit, remark: name, also, answers, commands }: Remark,
): void {
  const { desk, incidents } = deps;
  const fields = [...(also ? [also] : []), fieldOf(incidentRemarks, name)];
  const form: Form = { name: button.action, title, submit, pages: () => [{ fields }] };

  desk.opens(button.action, async ({ actor, target, key, at }) => {
    const opened = await saved(() =>
      incidents.change(target.id, key, (it) => {
        const trial = decideIncident(it, commands(it, '', {}), actor, { at, key });
        if (isRefusal(trial)) return trial;
        return answers ? look(it, actor, { at, key }) : it;
      }),
    );
    if (isRefusal(opened)) return opened;
    const answered = opened.record.history.findLast(({ what }) => what === answers);
    if (!answered?.said) return { form, id: target.id };
    return { form, id: target.id, above: { quoted: { by: answered.by, words: answered.said } } };
  });

  desk.form(form, async ({ id, values, ...asked }) => {
    const said = String(values[name] ?? '');
    const refusal = await changeIncident(deps, id, asked, (it) => commands(it, said, values));
    return refusal?.field === 'said' ? refuse(refusal.refused, name) : refusal;
  });
}
