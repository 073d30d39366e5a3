import type { Button } from '../../src/slack/face.ts';

const authorising = (text: string): Button => ({
  action: 'authorise-incident',
  label: 'Authorise',
  style: 'primary',
  confirm: { title: 'Authorise this incident?', text, confirm: 'Authorise', deny: 'Go back' },
});

export const authoriseButton = authorising(
  'You confirm that it could not be resolved locally, that everything was tried, and that Advice & Guidance is not suitable. It goes to the Area Advice Centre.',
);
/** Once the finding is recorded, and Advice & Guidance, where asked, could not help. */
export const authoriseNowButton = authorising(
  'You confirm that everything was tried. It goes to the Area Advice Centre.',
);

export const adviseButton: Button = { action: 'resolve-locally', label: 'Resolved locally' };
export const checkBackButton: Button = {
  action: 'check-back',
  label: 'Checked back: all done',
  style: 'primary',
  confirm: {
    title: 'Was everything done?',
    text: 'You confirm that the caseworker carried out every action you advised, and that the problem is resolved.',
    confirm: 'All done',
    deny: 'Go back',
  },
};
export const takeBackButton: Button = {
  action: 'take-it-back',
  label: 'Take it back',
  confirm: {
    title: 'Take it back?',
    text: 'The caseworker no longer has to answer. The incident waits for your decision again.',
    confirm: 'Take it back',
    deny: 'Go back',
  },
};
export const askButton: Button = { action: 'ask-for-information', label: 'More information' };
export const adviceAndGuidanceButton: Button = {
  action: 'refer-to-advice-and-guidance',
  label: 'Advice & Guidance',
};
export const localActionButton: Button = { action: 'name-local-action', label: 'Further local action' };

export const giveButton: Button = { action: 'give-information', label: 'Give information', style: 'primary' };
export const reportButton: Button = { action: 'report-local-action', label: 'Report back', style: 'primary' };
export const reportAdviceButton: Button = { action: 'report-advice', label: 'Report back', style: 'primary' };
export const sentToAdviceButton: Button = {
  action: 'send-to-advice-and-guidance',
  label: 'Sent to Advice & Guidance',
  style: 'primary',
};
export const reportAnswerButton: Button = {
  action: 'report-advice-and-guidance',
  label: 'Report their answer',
  style: 'primary',
};
export const passOnButton: Button = { action: 'change-team-leader', label: 'Choose another team leader' };

export const resolveButton: Button = {
  action: 'record-resolution',
  label: 'Record resolution',
  style: 'primary',
};
export const workedButton: Button = { action: 'confirm-it-worked', label: 'It worked', style: 'primary' };
export const notWorkedButton: Button = { action: 'report-not-worked', label: 'It did not work' };
export const notAfterAllButton: Button = { ...notWorkedButton, label: 'It did not work after all' };

export const lockSetButton: Button = { action: 'confirm-lock-assign-set', label: 'Lock assign is set' };
export const lockRemovedButton: Button = {
  action: 'confirm-lock-assign-removed',
  label: 'Lock assign is removed',
};
/** INC-22: 'unless otherwise directed'. */
export const lockKeptButton: Button = {
  action: 'confirm-lock-assign-kept',
  label: 'Lock assign stays',
  confirm: {
    title: 'Leave the flag set?',
    text: 'You confirm that you were told to leave the lock assign flag on the case.',
    confirm: 'It stays',
    deny: 'Go back',
  },
};
export const showButton: Button = { action: 'show-incident', label: 'Show and copy' };
