import { expect, test } from '@jest/globals';
import { hasScreen } from '../../local/open-page.ts';

const desktop = { DISPLAY: ':0' };

test.each([
  ['a desktop', { platform: 'linux', env: desktop }, true],
  ['a desktop of the newer kind', { platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } }, true],
  ['Linux within Windows', { platform: 'linux', env: { WSL_DISTRO_NAME: 'Ubuntu' } }, true],
  ['a Mac', { platform: 'darwin', env: {} }, true],
  ['Windows', { platform: 'win32', env: {} }, true],
  ['a server', { platform: 'linux', env: {} }, false],
  ['over SSH', { platform: 'linux', env: { ...desktop, SSH_CONNECTION: '10.0.0.1 22' } }, false],
  ['a build', { platform: 'linux', env: { ...desktop, CI: 'true' } }, false],
  ['piped', { platform: 'darwin', env: {}, isWatched: false }, false],
] as const)('%s', (_where, around, has) => {
  expect(hasScreen({ isWatched: true, ...around })).toBe(has);
});
