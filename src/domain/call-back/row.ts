import type { Transition } from '../transition.ts';
import type { CallBack, CallBackStatus } from './call-back.ts';
import type { CallBackCommand } from './commands.ts';
import type { CallBackCause } from './effects.ts';

/** A row of what may happen to a call-back. */
export type Row = Transition<CallBack, CallBackStatus, CallBackCommand, CallBackCause>;
