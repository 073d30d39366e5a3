import { holidaysOf } from '../../src/config/organisation.ts';
import { fieldOf } from '../../src/domain/fields.ts';
import {
  adviceAndGuidanceFields,
  adviceAndGuidance as asked,
  expectedAt,
} from '../../src/domain/incident/advice-and-guidance.ts';
import { incidentRemarks } from '../../src/domain/incident/fields.ts';
import type { Incident } from '../../src/domain/incident/incident.ts';
import { afterUnableToResolve } from '../../src/domain/incident/states.ts';
import type { Deps } from '../deps.ts';
import { answerForm, words } from './answer-form.ts';
import { adviceAndGuidanceButton, reportAnswerButton, sentToAdviceButton } from './buttons.ts';
import { outcome } from './outcome.ts';

const { enquiry: kind } = asked.shape;

/**
 * Advice & Guidance (INC-13 to INC-16): the team leader refers the caseworker there, the caseworker raises the SR, is
 * told by when to expect an answer, and reports it. If it does not help, the team leader can authorise.
 */
export function adviceAndGuidance(deps: Deps): void {
  const { serviceLevels } = deps.organisation;
  const sentAt = ({ adviceAndGuidance: asked, fields }: Incident, at: Date) => {
    const enquiry = asked?.enquiry ?? 'case-specific';
    const due = expectedAt(enquiry, at, {
      workingDays: serviceLevels.adviceAndGuidanceWorkingDays,
      urgentHours: serviceLevels.adviceAndGuidanceUrgentHours,
      holidays: holidaysOf(deps.organisation, fields.area),
    });
    return { enquiry, expectedAt: due.toISOString() };
  };

  answerForm(deps, {
    button: adviceAndGuidanceButton,
    title: 'Advice & Guidance',
    submit: 'Refer',
    page: () => ({
      intro: 'It could not be resolved locally. The caseworker raises an SR with Advice & Guidance.',
      fields: [fieldOf(adviceAndGuidanceFields, 'enquiry')],
    }),
    commands: (it, values) =>
      afterUnableToResolve(it, {
        on: 'refer-to-advice-and-guidance',
        facts: { enquiry: kind.catch('case-specific').parse(values.enquiry) },
      }),
  });
  answerForm(deps, {
    button: sentToAdviceButton,
    title: 'Sent to A&G',
    submit: 'Confirm',
    said: 'requestNumber',
    page: () => ({ fields: [fieldOf(incidentRemarks, 'requestNumber')] }),
    commands: (it, values, at) => [
      {
        on: 'send-to-advice-and-guidance',
        said: words(values, 'requestNumber'),
        facts: sentAt(it, at),
      },
    ],
  });
  answerForm(deps, {
    button: reportAnswerButton,
    title: 'Report their answer',
    submit: 'Send',
    said: 'report',
    page: () => ({ fields: [outcome, fieldOf(incidentRemarks, 'report')] }),
    commands: (_it, values) => [
      {
        on:
          values.outcome === 'yes'
            ? 'report-advice-and-guidance-resolved'
            : 'report-advice-and-guidance-failed',
        said: words(values, 'report'),
      },
    ],
  });
}
