import type { Clock } from '../../clock.ts';
import type { DisorderOptions } from './disorder.ts';

/** What changes how payloads reach the app. */
export interface DeliveryOptions {
  /** From the start, as `Workspace.disorder` has it from then on. */
  disorder?: DisorderOptions;
  /** After how many in an hour Slack sends no more; 30,000 unless told. */
  eventsPerHour?: number;
  /** By which clock WebSockets are pinged: the host's, as Bolt's own 30 s without a ping go by it. */
  pings?: Clock;
}
