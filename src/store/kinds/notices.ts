import { type Notice, notice, noticeSchema } from '../../domain/notice/notice.ts';
import type { Kind } from '../kind.ts';

export const notices: Kind<Notice> = {
  name: 'notice',
  collection: 'notices',
  schema: notice,
  newest: noticeSchema,
  expires: true,
};
