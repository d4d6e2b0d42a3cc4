/** What the process that runs the shell tells the test that started it. */
export type Report =
  | { type: 'opened-outside'; url: string }
  | { type: 'navigation-stopped'; url: string }
  | { type: 'window-stopped'; url: string }
  | { type: 'focused' }
  | { type: 'printed' }
  | { type: 'copied'; text: string }
  | { type: 'relaunched' }
  | { type: 'message-box'; message: string; buttons: string[] }
  | { type: 'answer'; id: number; value: unknown; error: string | null };

/** What the test asks of it. */
export interface Question {
  id: number;
  name: string;
  argument: unknown;
}

type Answerer = (argument: unknown) => Promise<unknown>;

const answerers = new Map<string, Answerer>();

export function report(message: Report): void {
  process.send?.(message);
}

export function whenAsked(name: string, answer: Answerer): void {
  answerers.set(name, answer);
}

async function answer({ id, name, argument }: Question): Promise<void> {
  try {
    const value = await answerers.get(name)?.(argument);
    report({ type: 'answer', id, value: value ?? null, error: null });
  } catch (error) {
    report({ type: 'answer', id, value: null, error: String(error) });
  }
}

process.on('message', (question: Question) => void answer(question));
