import { createHash } from 'node:crypto';
import { EventPublisher } from '@orpc/server';
import type { CatchUpOffer } from '../contract/plans.ts';
import type { Change } from '../contract/schemas.ts';
import { settingsSchema, type Settings } from '../contract/settings.ts';
import { canonicalJson } from '../core/canonical-json.ts';
import { dayNumber } from '../core/scheduler/days.ts';
import type { ExamPlan } from '../core/scheduler/exam-plan.ts';
import { defaultParameters } from '../core/scheduler/fsrs.ts';
import type { CardId, DayNumber, ReviewId, SchedulerConfig } from '../core/scheduler/types.ts';
import type { Database } from '../storage/database.ts';
import type { Profile } from '../storage/open.ts';
import { lastReviewId } from '../storage/queries/reviews.ts';
import { keepProfileFact, readProfileFact, readSettings } from '../storage/queries/settings.ts';
import { BackupKeeper, type Finish } from './auto-backup.ts';
import type { Clock, Moment } from './clock.ts';
import type { DeckUpload } from './deck-files.ts';
import { KeptCards } from './kept-cards.ts';
import type { Focus } from './focus.ts';
import { LookAlikes } from './look-alikes.ts';
import { reviewIds, type RandomBytes } from './ids.ts';

/** What comes from outside the program. */
export interface Seams {
  clock: Clock;
  randomBytes: RandomBytes;
  /** Makes a copy a backup where this thread must not wait for it. */
  finishBackup?: Finish;
}

/** Settings of a profile in which nothing was set. */
const defaultSettings: Settings = {
  desiredRetention: 0.9,
  rolloverHour: 4,
  newPerDay: 10,
  reviewsPerDay: 200,
  deckLimits: {},
  learningSteps: [1, 10],
  relearningSteps: [10],
  catchUp: null,
  weights: null,
  autoTrain: true,
  maximumInterval: 36_500,
  fuzz: true,
  easyDays: Array<'normal'>(7).fill('normal'),
  learnAheadMinutes: 20,
  twoButtons: false,
  referenceTier: false,
  singleKeys: true,
  keymap: {
    reveal: 'Space',
    again: '1',
    hard: '2',
    good: '3',
    easy: '4',
    undo: 'z',
    suspend: 's',
    bury: 'b',
    flag: 'f',
    help: '?',
  },
  theme: 'system',
  textScale: 1,
  reducedMotion: 'system',
  disclaimerAccepted: false,
};

/** A scheduler configuration with the hash that reviews name it by. */
export interface NamedConfig {
  config: SchedulerConfig;
  hash: string;
}

/** What every use case works with: one open profile and what is known about it in memory. */
export class Context {
  readonly profile: Profile;
  readonly db: Database;
  readonly version: string;
  readonly clock: Clock;
  /** Names this profile in the review log. */
  readonly device: string;
  readonly changes: EventPublisher<{ change: Change }>;
  readonly backups: BackupKeeper;
  /** Closes the profile, works on its files and opens it again; null where nobody can. */
  reopen: (<Result>(work: () => Result) => Promise<Result>) | null = null;
  /** The card on screen, which stays until it is answered. */
  current: CardId | null = null;
  /** What study is held to, null for the cards of the day. */
  focus: Focus | null = null;
  readonly kept: KeptCards;
  readonly lookAlikes: LookAlikes;
  /** Plans of exams by their ids, with the study day on which they were made. */
  readonly examPlans = new Map<string, { day: DayNumber; plan: ExamPlan | null }>();
  /** The deck package being handed over, until it is installed or another one comes. */
  upload: DeckUpload | null = null;
  /** The catch-up offered last, with the study day on which it was worked out. */
  catchUpOffer: { day: DayNumber; offer: CatchUpOffer } | null = null;
  /** The study day for which exams were planned last, null before the first. */
  plannedOn: DayNumber | null = null;

  private readonly nextId: (at: number) => ReviewId;
  private known: { settings: Settings; named: NamedConfig; byDeck: Map<string, NamedConfig> } | null = null;

  /** @param changes who hears of changes, where others were told before */
  constructor(
    profile: Profile,
    seams: Seams,
    version: string,
    changes = new EventPublisher<{ change: Change }>(),
  ) {
    this.changes = changes;
    this.profile = profile;
    this.db = profile.db;
    this.version = version;
    this.clock = seams.clock;
    this.nextId = reviewIds(seams.randomBytes, lastReviewId(profile.db));
    this.kept = new KeptCards(this);
    this.lookAlikes = new LookAlikes(profile.db);
    this.backups = new BackupKeeper(this, seams.finishBackup);
    const device = readProfileFact(profile.db, 'device');
    this.device = device ?? reviewIds(seams.randomBytes, null)(seams.clock.now());
    if (device === null) keepProfileFact(profile.db, 'device', this.device);
  }

  newId(): ReviewId {
    return this.nextId(this.clock.now());
  }

  /** The learner's settings, with defaults for what was not set. */
  get settings(): Settings {
    return this.read().settings;
  }

  /** The configuration under which an answer given now is scheduled. */
  get scheduler(): NamedConfig {
    return this.read().named;
  }

  /** The same for a card of one deck, which may have a desired retention of its own. */
  schedulerOf(deck: string): NamedConfig {
    const { settings, named, byDeck } = this.read();
    const desiredRetention = settings.deckLimits[deck]?.desiredRetention;
    if (desiredRetention === undefined) return named;
    const own = byDeck.get(deck) ?? nameConfig({ ...named.config, desiredRetention });
    byDeck.set(deck, own);
    return own;
  }

  /** Forgets what was read from the database and may have changed since. */
  forget(): void {
    this.known = null;
    this.kept.forget();
    this.focus?.forget();
  }

  now(): Moment {
    const at = this.clock.now();
    const offsetMinutes = this.clock.offsetMinutes(at);
    return { at, offsetMinutes, day: dayNumber(at, offsetMinutes, this.settings.rolloverHour) };
  }

  private read() {
    if (!this.known) {
      const settings = readAll(this.db);
      this.known = { settings, named: nameConfig(schedulerConfig(settings)), byDeck: new Map() };
    }
    return this.known;
  }
}

function readAll(db: Database): Settings {
  const { keymap, ...set } = readSettings(db);
  // Keys are merged one by one: a profile may know fewer actions than this version.
  const keys = { ...defaultSettings.keymap, ...(typeof keymap === 'object' ? keymap : {}) };
  return settingsSchema.parse({ ...defaultSettings, ...set, keymap: keys });
}

function schedulerConfig(settings: Settings): SchedulerConfig {
  return {
    parameters: settings.weights ?? defaultParameters,
    parameterSet: settings.weights === null ? 'default' : hashOf(settings.weights),
    desiredRetention: settings.desiredRetention,
    steps: { learning: settings.learningSteps, relearning: settings.relearningSteps },
    rolloverHour: settings.rolloverHour,
    maximumInterval: settings.maximumInterval,
    fuzz: settings.fuzz,
  };
}

function nameConfig(config: SchedulerConfig): NamedConfig {
  return { config, hash: hashOf(config) };
}

const hashOf = (value: unknown) =>
  createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 16);
