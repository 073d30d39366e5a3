import { callBackKinds } from '../../src/domain/call-back/call-back.ts';
import type { ListedCallBack, Morning, MorningParts } from '../../src/domain/morning/morning.ts';
import { dateAndTime, dateInWords } from '../../src/domain/times.ts';
import type { MessageKind } from '../../src/slack/delivery/message-kind.ts';
import type { Line } from '../../src/slack/text.ts';

// Six parts of the longest lines fit a message.
const most = 8;

const titles: Record<keyof MorningParts, string> = {
  late: 'Late: make these first',
  today: 'To call on this day',
  waitedFor: 'You booked, and they are late',
  unallocated: 'To allocate',
  untaken: 'For your specialist team to take',
  team: 'Late in your team',
};
const order = ['late', 'today', 'unallocated', 'untaken', 'team', 'waitedFor'] as const;

/** What is said of a morning: the day's list, to one person, once. */
export const morningMessages: Record<string, MessageKind<Morning>> = {
  'morning-list': {
    stands: () => true,
    face: ({ person, since, parts }) => ({
      title: `Call-backs for ${dateInWords(since)}`,
      lines: [
        ...order.flatMap((part) => under(titles[part], parts[part], person)),
        [
          `As it was on ${dateAndTime(since)}. `,
          { code: '/call-back today' },
          ' lists your calls as they stand; ',
          { code: '/call-back' },
          ' and a reference shows one.',
        ],
      ],
    }),
  },
};

const under = (title: string, all: readonly ListedCallBack[], person: string): Line[] =>
  all.length
    ? [
        [{ bold: title }],
        ...all.slice(0, most).map((it) => inWords(it, person)),
        ...(all.length > most
          ? [[`and ${all.length - most} more: `, { code: '/call-back mine' }, ' has them.']]
          : []),
      ]
    : [];

const inWords = (
  { reference, kind, isMp, status, late, at, owner }: ListedCallBack,
  person: string,
): Line => [
  { bold: reference },
  `: ${late ? 'late, ' : ''}${status}. ${callBackKinds[kind]}${isMp ? ' (MP call)' : ''}.`,
  ...(at ? [` ${late ? 'Was to be done' : 'For'} ${dateAndTime(at)}.`] : []),
  ...(owner === undefined || owner === person ? [] : [' ', { person: owner }]),
];
