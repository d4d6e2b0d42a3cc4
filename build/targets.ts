import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url));

interface Target {
  /** What is being built, for people. */
  title: string;
  /** Files and folders that decide the result, relative to the checkout. */
  inputs: string[];
  /** What must exist afterwards. */
  output: string;
  make(): Promise<void>;
}

const always = ['package-lock.json', 'build/targets.ts'];

export const targets = {
  ui: {
    title: 'the interface',
    inputs: [...always, 'src/ui', 'src/contract', 'src/core', 'vite.ui.config.ts', 'svelte.config.js'],
    output: 'dist/ui/index.html',
    make: () => replaceFolder('dist/ui', (outDir) => bundle('vite.ui.config.ts', 'production', outDir)),
  },
  deck: {
    title: 'the deck',
    inputs: [...always, 'decks', 'src/interchange', 'src/contract', 'src/core', 'src/cli'],
    output: 'dist/decks/back-mice.palpate',
    make: buildDeck,
  },
  electron: {
    title: 'the desktop shell',
    inputs: [
      ...always,
      'electron',
      'src/service',
      'src/storage',
      'src/interchange',
      'src/contract',
      'src/core',
      'vite.electron.config.ts',
    ],
    output: 'dist/electron/main.js',
    make: () =>
      replaceFolder('dist/electron', async (outDir) => {
        await bundle('vite.electron.config.ts', 'main', outDir);
        await bundle('vite.electron.config.ts', 'preload', outDir);
        cpSync(join(root, 'src/storage/schema'), join(outDir, 'schema'), { recursive: true });
      }),
  },
} satisfies Record<string, Target>;

export type TargetName = keyof typeof targets;

/**
 * Builds those of the named targets whose inputs changed since they were built.
 * @param say told one line for each target that is built
 */
export async function buildStale(names: readonly TargetName[], say: (line: string) => void): Promise<void> {
  for (const name of names) {
    const target: Target = targets[name];
    const stamp = join(root, 'dist/stamps', name);
    const fingerprint = hashInputs(target.inputs);
    const isFresh =
      existsSync(join(root, target.output)) &&
      existsSync(stamp) &&
      readFileSync(stamp, 'utf8') === fingerprint;
    if (isFresh) continue;
    say(`Building ${target.title} …`);
    rmSync(stamp, { force: true });
    await target.make();
    await mkdir(join(root, 'dist/stamps'), { recursive: true });
    await writeFile(stamp, fingerprint);
  }
}

/** One hash over the names and contents of all files below the inputs. */
function hashInputs(inputs: string[]): string {
  const hash = createHash('sha256');
  for (const path of inputs.flatMap((input) => filesBelow(join(root, input)))) {
    const content = readFileSync(path);
    hash.update(`${relative(root, path).split(sep).join('/')}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/** Makes a folder beside the old one and swaps them, so that a running host never sees half of it. */
async function replaceFolder(folder: string, make: (outDir: string) => Promise<void>): Promise<void> {
  const finished = join(root, folder);
  const partial = `${finished}.partial-${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  try {
    await make(partial);
    rmSync(finished, { recursive: true, force: true });
    await rename(partial, finished);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

async function bundle(configFile: string, mode: string, outDir: string): Promise<void> {
  const { build } = await import('vite');
  await build({ configFile: join(root, configFile), mode, logLevel: 'warn', build: { outDir } });
}

async function buildDeck(): Promise<void> {
  const out = join(root, targets.deck.output);
  await mkdir(join(root, 'dist/decks'), { recursive: true });
  const { main: palpate } = await import('../src/cli/main.ts');
  const io = { out: () => undefined, err: (text: string) => void process.stderr.write(text) };
  const code = await palpate(['deck', 'build', join(root, 'decks/back-mice'), '--out', out], io);
  if (code !== 0) throw new Error('The deck could not be built; the lines above say why.');
}
