import type { Deps } from '../deps.ts';

/** The call-back, from its booking to the call that was made. */
export function callBack(_deps: Deps): void {}
