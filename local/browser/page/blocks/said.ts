import type { TextObject } from '../../protocol/block-kit.ts';
import { now } from '../state.ts';
import { dated } from './dates.ts';
import type { Inline } from './inline-node.ts';
import { mrkdwnTree } from './mrkdwn-tree.ts';
import { channelName, groupName, personName } from './names.ts';

/** A text without its looks, as for the name of a control. */
export const said = (text: TextObject | undefined): string =>
  text === undefined ? '' : text.type === 'mrkdwn' ? mrkdwnSaid(text.text) : text.text;

export const mrkdwnSaid = (text: string): string =>
  mrkdwnTree(text)
    .map((part) => (part.is === 'code block' ? part.text : part.of.map(inlineSaid).join('')))
    .join('\n');

export function inlineSaid(node: Inline): string {
  switch (node.is) {
    case 'text':
    case 'code':
    case 'link':
      return node.text;
    case 'bold':
    case 'italic':
    case 'strike':
      return node.of.map(inlineSaid).join('');
    case 'emoji':
      return `:${node.name}:`;
    case 'person':
      return `@${personName(node.id, node.label)}`;
    case 'channel':
      return `#${channelName(node.id, node.label)}`;
    case 'group':
      return `@${groupName(node.id, node.label.replace(/^@/, ''))}`;
    case 'everybody':
      return `@${node.range}`;
    case 'date':
      return dated(node.at, node.format, now()) || node.fallback;
  }
}
