import type { Block } from '../blocks.ts';
import type { Json } from '../json.ts';
import type { State } from '../state.ts';

/** Typed words as Slack's composer sends them: in its markup, and as blocks. */
export interface Composed {
  text: string;
  blocks?: Block[];
}

/** Markup that was typed stays words; @handles, #channels, addresses and emoji that exist become live. */
export function composed(state: State, typed: string): Composed {
  if (typed === '') return { text: '' };
  const pieces = piecesOf(state, typed);
  const section = { type: 'rich_text_section', elements: pieces.map(({ element }) => element) };
  const block: Json = { type: 'rich_text', elements: [section] };
  return {
    text: pieces.map(({ markup }) => markup).join(''),
    blocks: [{ ...block, type: 'rich_text', block_id: state.ids.next('b') }],
  };
}

export function linked({ directory, conversations }: State, text: string): string {
  return text
    .replace(/(^|\s)@([\w.-]+)/g, (whole, before, name) => {
      const member = directory.find(name);
      return member ? `${before}<@${member.id}>` : whole;
    })
    .replace(/(^|\s)#([\w-]+)/g, (whole, before, name) => {
      const channel = conversations.find(name);
      return channel ? `${before}<#${channel.id}|${channel.name}>` : whole;
    });
}

interface Piece {
  markup: string;
  element: Json;
}

const live = /(?<=^|\s)(?:@[\w-]+(?:\.[\w-]+)*|#[\w-]+|https?:\/\/[^\s<>]+)|:[a-z0-9_'+-]+:/g;

function piecesOf(state: State, typed: string): Piece[] {
  const pieces: Piece[] = [];
  let words = '';
  const endWords = () => {
    if (words !== '') pieces.push({ markup: escaped(words), element: { type: 'text', text: words } });
    words = '';
  };
  let from = 0;
  for (const { 0: found, index } of typed.matchAll(live)) {
    words += typed.slice(from, index);
    from = index + found.length;
    const piece = livePiece(state, found);
    if (!piece) words += found;
    else {
      endWords();
      pieces.push(piece);
    }
  }
  words += typed.slice(from);
  endWords();
  return pieces;
}

function livePiece({ directory, conversations }: State, found: string): Piece | undefined {
  const name = found.slice(1);
  if (found.startsWith('http'))
    return { markup: `<${escaped(found)}>`, element: { type: 'link', url: found } };
  if (found.startsWith(':')) return { markup: found, element: { type: 'emoji', name: found.slice(1, -1) } };
  if (found.startsWith('#')) {
    const channel = conversations.find(name);
    return (
      channel && {
        markup: `<#${channel.id}|${channel.name}>`,
        element: { type: 'channel', channel_id: channel.id },
      }
    );
  }
  if (['here', 'channel', 'everyone'].includes(name))
    return { markup: `<!${name}>`, element: { type: 'broadcast', range: name } };
  const member = directory.find(name);
  if (member) return { markup: `<@${member.id}>`, element: { type: 'user', user_id: member.id } };
  const group = directory.groups().find(({ handle }) => handle === name);
  return (
    group && { markup: `<!subteam^${group.id}>`, element: { type: 'usergroup', usergroup_id: group.id } }
  );
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
