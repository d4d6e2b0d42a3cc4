import type { Database } from './database.ts';

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * What is wrong with the structure of a database in a few words, null where nothing is.
 * @param pragma `integrity_check` compares indexes with their tables besides
 */
export function damageIn(
  db: Database,
  pragma: 'quick_check' | 'integrity_check' = 'quick_check',
): string | null {
  try {
    const lines = db.pragma(`${pragma}(10)`) as Record<string, string>[];
    const [first = 'ok'] = lines.flatMap((line) => Object.values(line));
    if (first === 'ok') return null;
    // A line may name several faults, one below the other.
    return first.split('\n').slice(0, 2).join(', ').replace(/\.$/, '');
  } catch (error) {
    // A file that is cut off fails the check itself.
    return reasonOf(error);
  }
}
