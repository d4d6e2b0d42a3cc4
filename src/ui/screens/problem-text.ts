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

const kinds = [
  { match: /newer|future|version/, text: t.problem.newer },
  { match: /in-?use|lock|busy|running/, text: t.problem.inUse },
  { match: /read-?only|writ|perm|full/, text: t.problem.notWritable },
];

/** Words for a profile that could not be opened, by the code of its problem. */
export function startupProblem({ code, message }: { code: string; message: string }): ProblemText {
  const text = kinds.find(({ match }) => match.test(code))?.text ?? t.problem.unreadable;
  return { title: text.title, message, safe: text.safe, steps: text.steps, retry: false };
}

/** Words for a page that cannot reach its engine. */
export function connectionProblem(kind: 'no-key' | 'unreachable' | 'failed'): ProblemText {
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
      steps: t.problem.lostSteps,
      retry: true,
    };
  }
  return { title: t.problem.failedTitle, message: t.problem.failed, safe: '', steps: [], retry: true };
}
