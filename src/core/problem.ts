/** Exit codes of the command line that a problem maps to: 1 the work failed, 2 wrong usage. */
export type ExitCode = 1 | 2;

/**
 * A failure that a user can act on. `message` is one plain sentence that says what is wrong,
 * where (path, line or id) and what to do; `code` is stable (`topic.what`).
 */
export class Problem extends Error {
  readonly code: string;
  readonly exitCode: ExitCode;

  constructor(code: string, message: string, exitCode: ExitCode = 1) {
    super(message);
    this.name = 'Problem';
    this.code = code;
    this.exitCode = exitCode;
  }
}
