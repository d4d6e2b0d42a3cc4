import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Context } from '../../src/service/context.ts';
import { installDeck } from '../../src/service/decks.ts';
import * as study from '../../src/service/study.ts';
import { backUpOnline, finishCopy } from '../../src/storage/backup.ts';
import type { Database } from '../../src/storage/database.ts';
import { openProfile } from '../../src/storage/open.ts';
import { lastReviewId } from '../../src/storage/queries/reviews.ts';
import { restoreBackup } from '../../src/storage/restore.ts';
import { FakeClock, noon } from './clock.ts';
import { extraStep, nextBackup, versionedDeck, type Control, type Kind } from './crash-work.ts';
import { databaseIn } from './database.ts';

/**
 * Does one kind of work until it is killed, and prints a line for each piece that counts as done. A control is
 * broken on purpose: `early` says so before it is done, `torn` works without the transaction or rename.
 */
const [kind, control, folder] = process.argv.slice(2) as [Kind, Control, string];

const acknowledge = (line: string | null) => writeSync(1, `${line}\n`);

/** Runs a piece of work and says what it was. */
function piece(line: string, work: () => void): void {
  if (control === 'early') acknowledge(line);
  work();
  if (control !== 'early') acknowledge(line);
}

/** Every statement commits by itself. */
function withoutTransactions(db: Database): void {
  const plain = (work: (...args: unknown[]) => unknown) => Object.assign(work, { immediate: work });
  Object.assign(db, { transaction: plain });
}

function openContext(): Context {
  const profile = openProfile(folder, noon);
  if (control === 'torn') withoutTransactions(profile.db);
  return new Context(profile, { clock: new FakeClock(noon), randomBytes }, 'crash');
}

function answerAll(): void {
  const context = openContext();
  const answer = () => {
    const { card } = study.next(context);
    if (!card) process.exit(3);
    study.grade(context, { cardId: card.cardId, grade: 3, durationMs: 1000, answer: 'typed '.repeat(20) });
    return lastReviewId(context.db);
  };
  if (control !== 'early') for (;;) acknowledge(answer());
  const fifty = context.db.transaction(() => {
    for (let index = 0; index < 50; index += 1) acknowledge(answer());
  });
  for (;;) fifty();
}

function updateDecks(): void {
  const context = openContext();
  const first = Number(context.db.prepare('SELECT substr(version, 5) FROM deck').pluck().get()) + 1;
  for (let version = first; ; version += 1) {
    piece(String(version), () => void installDeck(context, versionedDeck(version), String(version)));
  }
}

async function backUpAll(): Promise<void> {
  const context = openContext();
  const finish = (partial: string, media: string) => {
    finishCopy(partial, media);
    return Promise.resolve();
  };
  mkdirSync(join(folder, 'backups'), { recursive: true });
  for (let at = noon; ; at += 1000) {
    const { db, profile } = context;
    if (control === 'none') {
      acknowledge(await backUpOnline(db, profile.folder, { reason: 'auto', at }, finish));
    } else {
      const stamp = new Date(at).toISOString().replaceAll(':', '-');
      const path = join(folder, 'backups', `auto-${stamp}.sqlite`);
      const to = control === 'early' ? `${path}.partial` : path;
      if (control === 'early') acknowledge(path);
      await db.backup(to);
      renameSync(to, path);
      if (control === 'torn') acknowledge(path);
    }
  }
}

function restoreAll(): void {
  const names = readdirSync(join(folder, '..', 'given')).sort();
  let name = nextBackup(names, process.argv[5] ?? '');
  for (let at = noon; ; at += 1000, name = nextBackup(names, name)) {
    const file = join(folder, '..', 'given', name);
    piece(name, () => {
      if (control === 'torn') copyFileSync(file, databaseIn(folder));
      else restoreBackup(folder, file, at, false);
    });
  }
}

function migrateOnce(): void {
  acknowledge('start');
  if (control === 'torn') {
    const { db } = openProfile(folder, noon);
    db.exec(extraStep.sql);
    db.pragma(`user_version = ${extraStep.version}`);
    acknowledge('done');
  } else {
    piece('done', () => void openProfile(folder, noon, { migrations: extraStep.all }));
  }
  setInterval(() => undefined, 1000);
}

const works = {
  answers: answerAll,
  update: updateDecks,
  backup: backUpAll,
  restore: restoreAll,
  migration: migrateOnce,
};
await works[kind]();
