/** What a person is told when a thing could not be done, whatever it was. */
export const sentences = {
  notConfirmed: 'Not confirmed yet. Press again: nothing is entered twice.',
  outsider:
    'CaseDesk works only for people and channels of this organisation. Use it from one of your own channels.',
  deactivated: 'Your account is not active in this workspace. Ask your team leader to have it restored.',
  gone: 'CaseDesk no longer has this record. Raise it again if it is still needed.',
  outdated:
    'CaseDesk has been updated since this form opened. Copy what you typed, close it and open it again.',
  redrawn: 'This message was out of date and is being redrawn. Look at it again, then press.',
  redrawnHome: 'This page was out of date and is being drawn again. Look at it again, then press.',
  continuing: (when: string) => `You began this on ${when}. It is as you left it.`,
  opening: 'One moment: CaseDesk is fetching the form.',
  cannotOpen: (reference: string) =>
    `CaseDesk could not open the form. Nothing is lost: close this and try again. If it happens again, quote ${reference}.`,
  homeNotDrawn: (reference: string) =>
    `CaseDesk could not put this page together. Refresh it in a minute. If it happens again, quote ${reference}.`,
  failed: (reference: string) =>
    `CaseDesk could not finish that. Try again in a minute: nothing is entered twice. If it happens again, quote ${reference}.`,
} as const;
