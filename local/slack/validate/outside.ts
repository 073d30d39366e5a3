import { isObject } from './json.ts';
import type { Problem } from './types.ts';

/** What Slack reaches for beyond the blocks themselves, while it posts or opens them. */
export interface Outside {
  canDownload(imageUrl: string): boolean;
  /** By id or by address. */
  hasFile(file: string): boolean;
  mayEmbed(videoUrl: string): boolean;
}

/** What in sound blocks Slack could not reach; one such thing refuses them all. */
export function outOfReach(value: unknown, pointer: string, outside: Outside): Problem[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => outOfReach(item, `${pointer}/${index}`, outside));
  if (!isObject(value)) return [];
  const { type, image_url, slack_file, video_url } = value;
  const file = isObject(slack_file) ? (slack_file.id ?? slack_file.url) : undefined;
  return [
    ...(typeof image_url === 'string' && !outside.canDownload(image_url)
      ? [{ message: 'downloading image failed', pointer: `${pointer}/image_url` }]
      : []),
    ...(typeof file === 'string' && !outside.hasFile(file)
      ? [{ message: 'invalid slack file', pointer: `${pointer}/slack_file` }]
      : []),
    ...(type === 'video' && typeof video_url === 'string' && !outside.mayEmbed(video_url)
      ? [{ message: 'must be on an unfurl domain of the app', pointer: `${pointer}/video_url` }]
      : []),
    ...Object.entries(value).flatMap(([name, inner]) => outOfReach(inner, `${pointer}/${name}`, outside)),
  ];
}
