import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { Deck } from '../../core/deck/types.ts';
import { Problem } from '../../core/problem.ts';
import { readDeckPackage } from '../../interchange/deck-package.ts';
import { Context } from '../../service/context.ts';
import { installDeck, type Installed } from '../../service/decks.ts';
import { systemClock } from '../../service/system-clock.ts';
import { defaultProfileFolder } from '../../storage/location.ts';
import { openProfile } from '../../storage/open.ts';
import { appVersion } from '../checkout.ts';
import { parse, type Command } from '../command.ts';

/** What `--json` prints. */
interface Imported extends Omit<Installed, 'changes'> {
  id: string;
  title: string;
  to: string;
  items: number;
  added: string[];
  changed: Installed['changes']['changed'];
  withdrawn: Installed['changes']['withdrawn'];
}

export const command: Command = {
  name: 'import',
  usage: 'FILE [--profile DIR] [--json]',
  summary: 'Installs a deck package in a profile, or brings its deck up to date there.',
  async run(args, io) {
    const options = { profile: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = parse(command, args, options, { min: 1, max: 1 });
    if (values.profile === '')
      throw new Problem('usage.profile', '--profile takes a folder; it got nothing.', 2);
    const folder = resolve(values.profile ?? defaultProfileFolder(process.platform, process.env, homedir()));
    // Read first, so that a file that is no deck leaves not even an empty profile.
    const { deck, contentHash } = await readDeckPackage(positionals[0] ?? '');
    const imported = outcome(deck, install(folder, deck, contentHash));
    io.out(values.json ? `${JSON.stringify(imported, null, 2)}\n` : `${text(imported, folder)}\n`);
    return 0;
  },
};

function install(folder: string, deck: Deck, contentHash: string): Installed {
  const profile = openProfile(folder, systemClock.now());
  try {
    return installDeck(
      new Context(profile, { clock: systemClock, randomBytes }, appVersion()),
      deck,
      contentHash,
    );
  } finally {
    profile.close();
  }
}

function outcome(deck: Deck, { changes, ...rest }: Installed): Imported {
  return { ...rest, id: deck.id, title: deck.title, to: deck.version, items: deck.items.length, ...changes };
}

function text(imported: Imported, folder: string): string {
  const { outcome, title, from, to, items, added, changed, withdrawn } = imported;
  if (outcome === 'unchanged') return `${title} ${to} is in ${folder} already; nothing was changed.`;
  if (outcome === 'installed') return `Installed ${title} ${to} in ${folder}: ${items} items.`;
  const kept = changed.reduce((sum, each) => sum + each.kept.length, 0);
  return [
    `Updated ${title} from ${from} to ${to} in ${folder}.`,
    `${'added'.padEnd(10)}${added.length}`,
    `${'changed'.padEnd(10)}${changed.length}`,
    ...(kept > 0 ? [`${'kept'.padEnd(10)}${kept} of your own texts that the publisher changed too`] : []),
    `${'withdrawn'.padEnd(10)}${withdrawn.length}`,
    ...withdrawn.map(({ id, reason }) => `          ${id}: ${reason}`),
  ].join('\n');
}
