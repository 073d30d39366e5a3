import { afterEach, describe, expect, test } from '@jest/globals';
import { noteApp } from './note-app.ts';
import { type Running, running } from './small-app.ts';

let started: Running | undefined;
afterEach(async () => {
  await started?.stop();
  started = undefined;
});

describe.each(['socket', 'http'] as const)('A conversation over %s', (way) => {
  test('goes from a command through a modal and its errors to a card and its button', async () => {
    started = await running(way, noteApp);
    const { workspace } = started;
    const ana = workspace.person('ana');
    const ben = workspace.person('Ben Okoro');

    await ana.types('/note');
    await ana.fills('Summary', 'nothing');
    await ana.fills('Kind', 'Letter');
    await ana.submits();
    expect(ana.errors()).toEqual({ Summary: 'Say something.' });
    expect(ana.modal?.values).toMatchObject({ Summary: 'nothing', Kind: 'Letter' });

    await ana.fills('Summary', 'Call Mr Hart & ask');
    await ana.fills('About', 'Ben Okoro');
    await ana.submits();
    expect(ana.modal).toBeUndefined();
    await ben.sees('Call Mr Hart & ask (open)', { in: 'notes' });

    await ben.presses('Finish');
    await ana.sees('(done)', { in: '#notes' });
    await ben.sees('You finished it.');
    ana.seesNot('You finished it.');
    ana.seesNot('[Finish]');
    expect(ben.messages('notes')).toEqual([
      '  Notes: Call Mr Hart & ask (done)',
      '  Notes (only you): You finished it.',
    ]);
    expect(workspace.problems()).toEqual([]);
  });
});
