/** The locale of the person's shell: LC_ALL, LC_MESSAGES or LANG, without its encoding; '' where it says nothing. */
export const localeOf = (env: Readonly<Record<string, string | undefined>>): string =>
  (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').replace(/\..*$/, '').replace(/^(C|POSIX)$/, '');
