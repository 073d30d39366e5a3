interface Around {
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  /** Whether somebody looks at the terminal. */
  isWatched: boolean;
}

/** Whether somebody sits before this machine, with a screen. */
export function hasScreen({ env, platform, isWatched }: Around): boolean {
  if (!isWatched || env.CI || env.SSH_CONNECTION) return false;
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY || env.WSL_DISTRO_NAME);
}

/** Opens it in the usual browser. Where that fails nothing is lost: its address has been written. */
export async function openPage(url: string): Promise<void> {
  const { default: open } = await import('open');
  await open(url).catch(() => undefined);
}
