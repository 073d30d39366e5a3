import { type Morning, morning, morningSchema } from '../../domain/morning/morning.ts';
import type { Kind } from '../kind.ts';

export const mornings: Kind<Morning> = {
  name: 'morning',
  collection: 'mornings',
  schema: morning,
  newest: morningSchema,
  expires: true,
};
