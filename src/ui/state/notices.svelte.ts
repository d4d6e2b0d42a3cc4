export interface Notice {
  text: string;
  tone: 'plain' | 'problem';
  action: { label: string; run: () => void } | null;
}

/** The status line: one notice at a time, the latest wins. */
export class Notices {
  current = $state.raw<Notice | null>(null);

  show(text: string, action: Notice['action'] = null): void {
    this.current = { text, tone: 'plain', action };
  }

  problem(text: string, action: Notice['action'] = null): void {
    this.current = { text, tone: 'problem', action };
  }

  close(): void {
    this.current = null;
  }
}
