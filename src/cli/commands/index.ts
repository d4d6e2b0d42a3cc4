import type { Command } from '../command.ts';
import { command as analyse } from './analyse.ts';
import { command as deckBuild } from './deck-build.ts';
import { command as deckDiff } from './deck-diff.ts';
import { command as deckFingerprint } from './deck-fingerprint.ts';
import { command as deckInfo } from './deck-info.ts';
import { command as deckLint } from './deck-lint.ts';
import { command as deckNew } from './deck-new.ts';
import { command as importDeck } from './import.ts';
import { command as replay } from './replay.ts';
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
  replay,
  simulate,
  analyse,
];
