import { type Finding, note, well, wrong } from './finding.ts';

const mostMs = 5_000;

/** How this machine's clock stands to another; `aheadMs` is how far that one is ahead. */
export function clockFinding(whose: string, aheadMs: number | undefined): Finding {
  if (aheadMs === undefined) return note(`${whose} did not tell the time.`);
  if (Math.abs(aheadMs) <= mostMs) return well(`This machine's clock agrees with ${whose}'s.`);
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  const way = aheadMs > 0 ? 'behind' : 'ahead of';
  return wrong(
    `This machine's clock is ${seconds} seconds ${way} ${whose}'s. Set both by the same time service.`,
  );
}
