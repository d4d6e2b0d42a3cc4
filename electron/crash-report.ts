/** What is known when a part of the program stops. */
export interface Crash {
  /** Which part, in words. */
  what: string;
  /** A code of the system's or of the program's own; null where there is none. */
  code: string | null;
  error: unknown;
}

export interface Build {
  version: string;
  versions: { electron: string; chrome: string; node: string };
  platform: string;
  arch: string;
}

/**
 * A report to read before it is passed on. Of an error it holds the kind and where in our own code it came up: no
 * message, which may quote a card, and no folder, which may carry the user's name.
 */
export function crashReport({ what, code, error }: Crash, build: Build): string {
  const { electron, chrome, node } = build.versions;
  return [
    `Palpate ${build.version} on ${build.platform} ${build.arch}`,
    `Electron ${electron}, Chromium ${chrome}, Node ${node}`,
    what,
    ...(code === null ? [] : [`Code: ${plain(code)}`]),
    ...(error instanceof Error ? [`Error: ${plain(error.name)}`, ...ownFrames(error.stack ?? '')] : []),
  ].join('\n');
}

/** Codes and names of errors; whatever else stands in their place may be the learner's. */
function plain(word: string): string {
  return /^[\w.-]{1,60}$/.test(word) ? word : 'not a plain word';
}

/** The lines of a stack that lie in files of ours, by their names alone. */
function ownFrames(stack: string): string[] {
  const frame =
    /^\s+at .*[/\\](?:dist|electron|src)[/\\](?:[\w.-]+[/\\])*([\w-]+\.(?:js|cjs|ts)):(\d+):(\d+)\)?$/;
  return stack.split('\n').flatMap((line) => {
    const [, file, row, column] = frame.exec(line) ?? [];
    return file === undefined ? [] : [`  at ${file}:${row ?? ''}:${column ?? ''}`];
  });
}
