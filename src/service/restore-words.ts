import type { RestoreReport } from '../contract/data.ts';
import type { Restored } from '../storage/restore.ts';
import type { SalvageCount } from '../storage/salvage.ts';

const words: Record<SalvageCount['what'], [one: string, many: string]> = {
  answers: ['answer', 'answers'],
  notes: ['item with your own words', 'items with your own words'],
  settings: ['setting', 'settings'],
  plans: ['exam or absence', 'exams and absences'],
  marks: ['card that was suspended, put off or flagged', 'cards that were suspended, put off or flagged'],
};

function counted(count: number, what: SalvageCount['what']): string {
  return `${count.toLocaleString('en')} ${words[what][count === 1 ? 0 : 1]}`;
}

function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

function salvageSentences({ salvaged }: Restored): string[] {
  if (salvaged === null) return [];
  if (!salvaged.readable) {
    return ['Nothing could be read from what was there before, so what came after the backup is lost.'];
  }
  const of = (key: 'restored' | 'lost') =>
    salvaged.counts.filter((count) => count[key] > 0).map((count) => counted(count[key], count.what));
  const restored = of('restored');
  const lost = of('lost');
  return [
    restored.length > 0
      ? `Carried over from what was there before: ${list(restored)}.`
      : 'What was there before had nothing that the backup lacks.',
    lost.length > 0
      ? `Lost, as it could not be read or has no card in the backup: ${list(lost)}.`
      : 'Nothing is known to be lost.',
  ];
}

/** A restore in plain sentences. */
export function reportOf(restored: Restored): RestoreReport {
  const { from, kept } = restored;
  const before = kept === null ? [] : [`What was there before is in ${kept.replaceAll('\\', '/')}.`];
  return {
    from,
    kept,
    sentences: [`The backup ${from} is in place.`, ...before, ...salvageSentences(restored)],
  };
}
