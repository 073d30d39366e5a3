import type { State } from '../state.ts';

/** What Slack's composer makes of typed words: markup is escaped, @handles and #channels that exist become live. */
export const composed = (state: State, text: string): string => linked(state, escaped(text));

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

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
