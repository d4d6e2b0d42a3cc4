import { t } from './en.ts';

const typed = new Set(['NOT_FOUND', 'CONFLICT', 'NOT_SAVED']);

/** The engine's typed error code, or null where the call itself did not get through. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return typed.has(error.code) ? error.code : null;
}

/** One sentence for a call that failed: the engine's own, which names the path, or that it did not answer. */
export function failureSentence(error: unknown): string {
  return error instanceof Error && errorCode(error) !== null ? error.message : t.failure;
}
