import type { State } from './state.ts';
import type { Outside } from './validate/index.ts';

/** What this workspace was told that there is on the internet, and what it holds itself. */
export function outsideOf({ options, scopes, files }: State): Outside {
  return {
    canDownload: (url) => options.images?.includes(url) ?? false,
    hasFile: (file) => files.get(file)?.stage === 'complete' || (options.files?.includes(file) ?? false),
    mayEmbed: (url) => scopes.has('links.embed:write') && isUnfurled(url, options.manifest.features),
  };
}

function isUnfurled(url: string, features: { unfurl_domains?: string[] } | undefined): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return (features?.unfurl_domains ?? []).some((domain) => host === domain || host.endsWith(`.${domain}`));
}
