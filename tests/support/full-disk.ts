import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../src/core/problem.ts';
import { Context } from '../../src/service/context.ts';
import * as study from '../../src/service/study.ts';
import { backUp } from '../../src/storage/backup.ts';
import { damageIn } from '../../src/storage/damage.ts';
import { openProfile } from '../../src/storage/open.ts';
import { FakeClock, noon } from './clock.ts';

/**
 * Answers on a disk that fills up, until an answer is refused, and prints what was said and saved. The file
 * `ballast` in the folder is then removed, after which answers must be taken again.
 */
const folder = process.argv[2] ?? '';

function open(): Context {
  return new Context(openProfile(folder, noon), { clock: new FakeClock(noon), randomBytes }, 'full');
}

function answer(context: Context): void {
  const { card } = study.next(context);
  if (!card) throw new Error('The cards ran out');
  study.grade(context, { cardId: card.cardId, grade: 1, durationMs: 1, answer: 'x'.repeat(500) });
}

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    return error instanceof Problem ? error.code : String(error);
  }
}

function answerUntilRefused(context: Context): { refused: string; acknowledged: number } {
  for (let acknowledged = 0; acknowledged < 20_000; acknowledged += 1) {
    const refused = codeOf(() => answer(context));
    if (refused !== 'done') return { refused, acknowledged };
  }
  throw new Error('The disk never filled up');
}

const context = open();
const { db } = context;
const count = () => db.prepare('SELECT count(*) FROM review_log').pluck().get();
const { refused, acknowledged } = answerUntilRefused(context);
const stored = count();
const checkpoint = codeOf(() => context.profile.checkpoint());
const backup = codeOf(() => backUp(db, folder, 'manual', noon));
const automatic = await context.backups.whenDue().then(() => context.backups.problem?.code ?? null);
rmSync(join(folder, 'ballast'), { force: true });
const after = codeOf(() => answer(context));
const damage = damageIn(db, 'integrity_check');
console.log(
  JSON.stringify({
    refused,
    lost: acknowledged - Number(stored),
    checkpoint,
    backup,
    automatic,
    after,
    damage,
  }),
);
