import type { Button } from '../../src/slack/face.ts';

export const authoriseButton: Button = {
  action: 'authorise-incident',
  label: 'Authorise',
  style: 'primary',
  confirm: {
    title: 'Authorise this incident?',
    text: 'You confirm that it could not be resolved locally, that everything was tried, and that Advice & Guidance is not suitable. It goes to the Area Advice Centre.',
    confirm: 'Authorise',
    deny: 'Go back',
  },
};

export const askButton: Button = { action: 'ask-for-information', label: 'More information' };
export const giveButton: Button = { action: 'give-information', label: 'Give information', style: 'primary' };
export const localActionButton: Button = { action: 'name-local-action', label: 'Further local action' };
export const reportButton: Button = { action: 'report-local-action', label: 'Report back', style: 'primary' };
export const passOnButton: Button = { action: 'change-team-leader', label: 'Choose another team leader' };
export const showButton: Button = { action: 'show-incident', label: 'Show and copy' };
