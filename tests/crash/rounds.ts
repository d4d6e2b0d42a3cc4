import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Deck } from '../../src/core/deck/types.ts';
import { Context } from '../../src/service/context.ts';
import { installDeck } from '../../src/service/decks.ts';
import * as settings from '../../src/service/settings.ts';
import * as study from '../../src/service/study.ts';
import { backUp, listBackups } from '../../src/storage/backup.ts';
import { readCopy } from '../../src/storage/connect.ts';
import { damageIn } from '../../src/storage/damage.ts';
import { openProfile } from '../../src/storage/open.ts';
import { FakeClock, noon } from '../support/clock.ts';
import { extraStep, nextBackup, versionedDeck, type Control, type Kind } from '../support/crash-work.ts';
import { databaseIn } from '../support/database.ts';
import { recallDeck } from '../support/deck.ts';
import { cardsThatDiffer } from '../support/log.ts';
import { seeded } from '../support/seeded.ts';

const crasher = fileURLToPath(new URL('../support/crasher.ts', import.meta.url));

/** What a kill left wrong: work that had been acknowledged and is gone, and states that nobody made. */
interface Faults {
  lost: string[];
  torn: string[];
}

export interface Outcome extends Faults {
  rounds: number;
  /** Pieces of work that were acknowledged before the kills. */
  pieces: number;
}

interface Scene {
  /** The profile folder. */
  folder: string;
  /** The backup that was restored last. */
  restored: string;
}

/** One kind of work: what it starts from, how long it is left alone, and what must be true after a kill. */
interface Act {
  prepare(folder: string): void;
  /** Acknowledged pieces after which the kill is set off, at most, and its delay in milliseconds, at most. */
  pieces: number;
  delay: number;
  inspect(scene: Scene, acknowledged: string[]): Faults;
}

function withContext<Result>(folder: string, work: (context: Context) => Result): Result {
  const profile = openProfile(folder, noon);
  try {
    return work(new Context(profile, { clock: new FakeClock(noon), randomBytes }, 'crash'));
  } finally {
    profile.close();
  }
}

function answer(context: Context, times: number): void {
  for (let index = 0; index < times; index += 1) {
    const { card } = study.next(context);
    if (!card) throw new Error('The cards ran out');
    study.grade(context, { cardId: card.cardId, grade: 3, durationMs: 1000, answer: null });
  }
}

function studied(folder: string, deck: Deck, answers: number): void {
  withContext(folder, (context) => {
    installDeck(context, deck, deck.version);
    settings.set(context, { newPerDay: 999 });
    answer(context, answers);
  });
}

/** What is wrong with a profile whatever was being done. */
function wrongWith(context: Context): string[] {
  const { db } = context;
  const damage = damageIn(db, 'integrity_check');
  const broken = db.pragma('foreign_key_check') as unknown[];
  const differ = cardsThatDiffer(db, context.scheduler.config);
  return [
    ...(damage === null ? [] : [damage]),
    ...(broken.length === 0 ? [] : ['references']),
    ...differ.map(({ id }) => `memory of ${id}`),
  ];
}

/** Faults of a profile that must at least open. */
function inspectOpen(folder: string, look: (context: Context) => Faults): Faults {
  try {
    return withContext(folder, (context) => {
      const { lost, torn } = look(context);
      return { lost, torn: [...torn, ...wrongWith(context)] };
    });
  } catch (error) {
    return { lost: [], torn: [String(error)] };
  }
}

const reviewsIn = ({ db }: Context) => Number(db.prepare('SELECT count(*) FROM review_log').pluck().get());

const given = (folder: string) => join(folder, '..', 'given');

function prepareRestore(folder: string): void {
  studied(folder, recallDeck(40), 0);
  mkdirSync(given(folder));
  withContext(folder, (context) => {
    for (const name of ['1.sqlite', '2.sqlite', '3.sqlite']) {
      answer(context, 1);
      copyFileSync(backUp(context.db, folder, 'auto', noon), join(given(folder), name));
    }
  });
}

const acts: Record<Kind, Act> = {
  answers: {
    prepare: (folder) => studied(folder, recallDeck(900), 0),
    pieces: 30,
    delay: 10,
    inspect: ({ folder }, acknowledged) =>
      inspectOpen(folder, ({ db }) => {
        const stored = new Set(db.prepare<[], string>('SELECT id FROM review_log').pluck().all());
        return { lost: acknowledged.filter((id) => !stored.has(id)), torn: [] };
      }),
  },
  update: {
    prepare: (folder) => studied(folder, versionedDeck(1), 5),
    pieces: 4,
    delay: 60,
    inspect: ({ folder }, acknowledged) =>
      inspectOpen(folder, ({ db }) => {
        const text = 'SELECT substr(version, 5) FROM deck';
        const version = db.prepare<[], string>(text).pluck().get() ?? '';
        const answers = db
          .prepare<[], string>("SELECT DISTINCT body ->> '$.answer' FROM item UNION SELECT answer FROM item")
          .pluck()
          .all();
        return {
          lost: acknowledged.filter((each) => Number(each) > Number(version)),
          torn: answers.filter((each) => each !== `Version ${version}` && version !== '0'),
        };
      }),
  },
  backup: {
    prepare: (folder) => studied(folder, recallDeck(900), 5),
    pieces: 4,
    delay: 30,
    inspect: ({ folder }, acknowledged) => {
      const whole = inspectOpen(folder, (context) => ({
        lost: [],
        torn: reviewsIn(context) === 5 ? [] : ['answers'],
      }));
      const spoilt = listBackups(folder).filter(({ path }) => {
        try {
          return readCopy(path, (db) => damageIn(db)) !== null;
        } catch {
          return true;
        }
      });
      return {
        lost: acknowledged.filter((path) => !existsSync(path)),
        torn: [...whole.torn, ...spoilt.map(({ name }) => name)],
      };
    },
  },
  restore: {
    prepare: prepareRestore,
    pieces: 4,
    delay: 60,
    inspect: (scene, acknowledged) => {
      const names = ['1.sqlite', '2.sqlite', '3.sqlite'];
      const last = acknowledged.at(-1) ?? scene.restored;
      return inspectOpen(scene.folder, (context) => {
        const found = `${reviewsIn(context)}.sqlite`;
        scene.restored = found;
        if (!names.includes(found)) return { lost: [], torn: [found] };
        return { lost: found === last || found === nextBackup(names, last) ? [] : [last], torn: [] };
      });
    },
  },
  migration: {
    prepare: (folder) => studied(folder, recallDeck(40), 5),
    pieces: 1,
    delay: 90,
    inspect: ({ folder }, acknowledged) => {
      const { version, tables } = readCopy(databaseIn(folder), (db) => ({
        version: Number(db.pragma('user_version', { simple: true })),
        tables: db.prepare("SELECT name FROM sqlite_schema WHERE name LIKE 'extra%'").pluck().all().length,
      }));
      const isNew = version === extraStep.version;
      const faults = {
        lost: acknowledged.includes('done') && !isNew ? ['the migration'] : [],
        torn: tables === (isNew ? 2 : 0) ? [] : [`version ${version} with ${tables} new parts`],
      };
      try {
        const profile = openProfile(folder, noon, { migrations: extraStep.all });
        const rows = profile.db.prepare("SELECT count(*) FROM extra WHERE b = 'done'").pluck().get();
        if (rows !== 40_000) faults.torn.push('rows');
        profile.close();
      } catch (error) {
        faults.torn.push(String(error));
      }
      return faults;
    },
  },
};

/** Runs a child until it acknowledged so many pieces and some milliseconds more, and kills it. */
function killAfter(args: string[], pieces: number, delay: number): Promise<string[]> {
  const child = spawn(process.execPath, [crasher, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const acknowledged: string[] = [];
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  createInterface(child.stdout).on('line', (line) => {
    acknowledged.push(line);
    if (acknowledged.length === pieces) setTimeout(() => child.kill('SIGKILL'), delay);
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code, signal) =>
      signal === 'SIGKILL' ? resolve(acknowledged) : reject(new Error(`ended with ${code}: ${said}`)),
    );
  });
}

/** Rounds after which a kind of work begins with new data. */
const freshAfter = 15;

/**
 * Kills a process in the middle of one kind of work, again and again, and looks at what is left. It shows what
 * the death of a process does, not what a power cut does.
 * @param control `none` for the product; with another one the rounds end when it was found out
 */
export async function crashRounds(
  kind: Kind,
  control: Control,
  rounds: number,
  seed: number,
): Promise<Outcome> {
  const random = seeded(seed);
  const act = acts[kind];
  const outcome: Outcome = { rounds: 0, pieces: 0, lost: [], torn: [] };
  const root = mkdtempSync(join(tmpdir(), 'palpate-crash-'));
  let scene: Scene = { folder: '', restored: '3.sqlite' };
  try {
    for (let round = 0; round < rounds; round += 1) {
      if (round % freshAfter === 0 || kind === 'migration') {
        rmSync(join(root, 'given'), { recursive: true, force: true });
        rmSync(join(root, 'profile'), { recursive: true, force: true });
        scene = { folder: join(root, 'profile'), restored: '3.sqlite' };
        act.prepare(scene.folder);
      }
      const pieces = 1 + Math.floor(random() * act.pieces);
      const args = [kind, control, scene.folder, scene.restored];
      const acknowledged = await killAfter(args, pieces, Math.floor(random() * act.delay));
      const { lost, torn } = act.inspect(scene, acknowledged);
      outcome.rounds += 1;
      outcome.pieces += acknowledged.length;
      outcome.lost.push(...lost);
      outcome.torn.push(...torn);
      if (control !== 'none' && lost.length + torn.length > 0) break;
      rmSync(join(scene.folder, 'backups'), { recursive: true, force: true });
    }
    return outcome;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
