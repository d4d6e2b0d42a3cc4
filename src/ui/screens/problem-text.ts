import { t } from '../i18n/en.ts';

/** A page-filling problem: what is wrong, what is safe, what to do. */
export interface ProblemText {
  title: string;
  /** The sentence of the part that failed, with its path. */
  message: string;
  safe: string;
  steps: readonly string[];
  /** Whether trying again from this page can help. */
  retry: boolean;
}

const { newer, inUse, notWritable, unreadable, other } = t.problem;
const byCode: Record<string, typeof other> = {
  'profile.newer': newer,
  'profile.in-use': inUse,
  'profile.no-permission': notWritable,
  'profile.not-a-folder': notWritable,
  'storage.full': notWritable,
  'storage.read-only': notWritable,
  'storage.io': notWritable,
  'profile.damaged': unreadable,
  'profile.not-a-database': unreadable,
  'profile.migration': unreadable,
};

/** Words for a profile that could not be opened, by the code of its problem. */
export function startupProblem({ code, message }: { code: string; message: string }): ProblemText {
  const text = byCode[code] ?? other;
  return { title: text.title, message, safe: text.safe, steps: text.steps, retry: false };
}

/**
 * Words for a page that cannot reach its engine.
 * @param desktop whether the page stands in the desktop window, which has no address to open again
 */
export function connectionProblem(kind: 'no-key' | 'unreachable' | 'failed', desktop: boolean): ProblemText {
  if (kind === 'no-key') {
    return {
      title: t.problem.noKeyTitle,
      message: t.problem.noKey,
      safe: '',
      steps: t.problem.noKeySteps,
      retry: false,
    };
  }
  if (kind === 'unreachable') {
    return {
      title: t.problem.lostTitle,
      message: t.problem.lost,
      safe: '',
      steps: desktop ? t.problem.lostDesktopSteps : t.problem.lostSteps,
      retry: !desktop,
    };
  }
  return { title: t.problem.failedTitle, message: t.problem.failed, safe: '', steps: [], retry: true };
}
