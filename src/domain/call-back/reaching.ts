import type { CallBackFields } from './fields.ts';

/** How the client may be reached without putting them at risk, a sentence a line: to be read before the number is rung. */
export function howToReach(fields: Partial<CallBackFields>): string[] {
  const { safeTimes, preferredTime, language, interpreter, talkBy } = fields;
  return [
    ...(safeTimes ? [`Safe times to ring: ${safeTimes}.`] : []),
    ...(preferredTime ? [`Preferred contact time: ${preferredTime}.`] : []),
    aboutMessages(fields),
    ...(language && language !== 'English' ? [languages[language] ?? `Language: ${language}.`] : []),
    ...(interpreter ? [`Interpreter: ${interpreter}.`] : []),
    ...(talkBy && talkBy !== 'Phone' ? [waysToTalk[talkBy] ?? `How to talk: ${talkBy}.`] : []),
  ].map((sentence) => sentence.replace(/([.?!])\.$/, '$1'));
}

/** Nobody leaves a message that the client has not allowed (ours). */
function aboutMessages({ message, messageMaySay }: Partial<CallBackFields>): string {
  if (message === 'yes')
    return messageMaySay
      ? `A message may be left, in these words: ${messageMaySay}.`
      : 'A message may be left.';
  if (message === 'name-only') return 'A message may say a first name and a number, and nothing else.';
  if (message === 'no') return 'Leave no message.';
  return 'Leave no message: whether one may be left was not asked.';
}

const languages: Record<string, string> = {
  Welsh: 'The client speaks Welsh.',
  'Another, with an interpreter': 'An interpreter is needed.',
};

const waysToTalk: Record<string, string> = {
  'Relay UK': 'Ring through Relay UK: 18002, then the number.',
  'British Sign Language (BSL), by video relay': 'Ring by video relay, in British Sign Language (BSL).',
};
