/** What stands in a line of a text: words, or words that say more than themselves. */
export type Inline =
  | { is: 'text'; text: string }
  | { is: 'bold' | 'italic' | 'strike'; of: Inline[] }
  | { is: 'code'; text: string }
  | { is: 'emoji'; name: string }
  | { is: 'person' | 'channel' | 'group'; id: string; label: string }
  | { is: 'everybody'; range: string }
  | { is: 'date'; at: number; format: string; url: string; fallback: string }
  | { is: 'link'; url: string; text: string };
