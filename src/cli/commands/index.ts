import type { Command } from '../command.ts';
import { command as analyse } from './analyse.ts';
import { command as backup } from './backup.ts';
import { command as backups } from './backups.ts';
import { command as check } from './check.ts';
import { command as deckBuild } from './deck-build.ts';
import { command as deckDiff } from './deck-diff.ts';
import { command as deckFingerprint } from './deck-fingerprint.ts';
import { command as deckInfo } from './deck-info.ts';
import { command as deckLint } from './deck-lint.ts';
import { command as deckNew } from './deck-new.ts';
import { command as importDeck } from './import.ts';
import { command as replay } from './replay.ts';
import { command as restore } from './restore.ts';
import { command as serve } from './serve.ts';
import { command as simulate } from './simulate.ts';

export const commands: readonly Command[] = [
  serve,
  deckNew,
  deckBuild,
  deckLint,
  deckInfo,
  deckDiff,
  deckFingerprint,
  importDeck,
  check,
  backup,
  backups,
  restore,
  replay,
  simulate,
  analyse,
];
