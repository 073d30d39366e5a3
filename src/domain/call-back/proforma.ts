import { fieldsOf, type Value } from '../fields.ts';
import { dateAndTime } from '../times.ts';
import { type CallBack, callBackKinds } from './call-back.ts';
import { callBackFields } from './fields.ts';

/** What is written to a team's mailbox: ready to copy. */
export interface ReadyText {
  subject: string;
  text: string;
}

/**
 * CB-29: what goes to the specialist team with the Functionally Unique Callback Proforma, whose own layout no procedure
 * gives (Q28).
 */
export const proformaText = (it: CallBack): ReadyText => ({
  subject: `Functionally Unique Callback Proforma, call-back ${referenceOf(it)}`,
  text: [
    `A call-back by ${it.specialistTeam ?? 'your team'} has been arranged with the client.`,
    ...detailsOf(it),
  ].join('\n'),
});

/** CB-22, Q11: what goes to the MP Hotline team. */
export const mpText = (it: CallBack): ReadyText => ({
  subject: `MP call, call-back ${referenceOf(it)}`,
  text: [`An MP, or an MP's office, rang. ${callBackKinds[it.kind]}.`, ...detailsOf(it)].join('\n'),
});

const referenceOf = ({ reference }: CallBack): string => reference ?? 'without a reference yet';

const detailsOf = (it: CallBack): string[] => [
  `Received: ${dateAndTime(it.receivedAt)}`,
  `Call back: ${it.agreedAt ? dateAndTime(it.agreedAt) : 'at any time'}`,
  ...(it.window.endAt ? [`To be done by: ${dateAndTime(it.window.endAt)}`] : []),
  ...fieldsOf(callBackFields).flatMap(({ name, label, as, options = [] }) => {
    const value = Object.entries(it.fields).find(([key]) => key === name)?.[1];
    if (as === 'file' || !value?.length) return [];
    const inWords = (one: string) => options.find((option) => option.value === one)?.label ?? one;
    return [`${label.replace(/\?$/, '')}: ${listOf(value).map(inWords).join(', ')}`];
  }),
];

const listOf = (value: Value): string[] => (typeof value === 'string' ? [value] : value);
