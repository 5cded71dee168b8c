import { pino, type Logger } from 'pino';

/** The log: one JSON object a line, on standard output or on `stderr`. What people write is never in it, nor any secret. */
export const createLog = (level: string, to: 'stdout' | 'stderr' = 'stdout'): Logger =>
  pino({ level }, pino.destination(to === 'stdout' ? 1 : 2));

/** What may be said of an error: its code or its kind, never its message, which may hold what somebody wrote. */
export const codeOf = (error: unknown): string => {
  const { code, name } = (error ?? {}) as { code?: string | number; name?: string };
  return String(code ?? name ?? 'unknown');
};
