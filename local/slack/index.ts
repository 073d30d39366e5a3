export type { PlannedAckFault } from './delivery/ack-faults.ts';
export type { Delivery, Outcome } from './delivery/deliveries.ts';
export type { DisorderOptions } from './delivery/disorder.ts';
export type { HeldEvents } from './delivery/events.ts';
export type { PlannedCut } from './delivery/socket-cuts.ts';
export type { Fault, FaultedCall, PlannedFault } from './faults.ts';
export type { Keeper } from './keeper.ts';
export type { Message } from './messages.ts';
export type {
  ChannelOptions,
  Manifest,
  MemberOptions,
  UserGroupOptions,
  WorkspaceOptions,
} from './options.ts';
export type { Person } from './person/person.ts';
export type { Seat } from './person/seat.ts';
export type { Seen } from './person/sight.ts';
export type { RateOptions } from './rates.ts';
export type { LoggedCall } from './state.ts';
export type { View } from './validation.ts';
export { type About, startWorkspace, type Workspace } from './workspace.ts';
