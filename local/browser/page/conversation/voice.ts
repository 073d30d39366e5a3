import type { MessageShown } from '../../protocol/shown.ts';
import { mrkdwnSaid } from '../blocks/said.ts';
import { channelBy, groupBy, nameOf, personBy } from '../shell/names.ts';
import { type Handles, typedFrom } from './typed.ts';

const handles: Handles = {
  person: (id) => personBy(id)?.name ?? id,
  channel: (id) => channelBy(id)?.name ?? id,
  group: (id) => groupBy(id)?.handle ?? id,
};

/** A message as one hears it. */
export const heard = ({ text }: MessageShown): string => mrkdwnSaid(text);

/** A message as its author would type it again. */
export const typedAgain = ({ text }: MessageShown): string => typedFrom(text, handles);

export const authorOf = ({ by, user }: MessageShown): string => by ?? nameOf(user);
