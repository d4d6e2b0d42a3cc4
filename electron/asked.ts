import { resolve } from 'node:path';
import { z } from 'zod';
import { linkHash } from './deep-links.ts';

/** What the system, another start or the learner asks to have opened. */
export type Asked =
  { kind: 'link'; hash: string } | { kind: 'deck'; path: string } | { kind: 'refused'; message: string };

/** What a second start hands over to the first. */
const handOver = z.object({
  arguments: z.array(z.string().max(4_096)).max(100),
  folder: z.string().max(4_096),
});
export type HandOver = z.infer<typeof handOver>;

/** The arguments of a second start; null where they are not what we hand over. */
export function readHandOver(data: unknown): HandOver | null {
  return handOver.safeParse(data).data ?? null;
}

/** @param folder what a relative path is relative to */
export function askedByArgument(argument: string, folder: string): Asked | null {
  if (/^palpate:/i.test(argument)) {
    const hash = linkHash(argument);
    if (hash !== null) return { kind: 'link', hash };
    return { kind: 'refused', message: 'The link leads to nothing in Palpate, so nothing was opened.' };
  }
  if (argument.startsWith('-')) return null;
  if (/\.palpate$/i.test(argument)) return { kind: 'deck', path: resolve(folder, argument) };
  if (/\.(apkg|colpkg)$/i.test(argument)) return { kind: 'refused', message: noAnki };
  return null;
}

const noAnki = 'Palpate cannot import Anki decks yet; it opens .palpate files.';

/** The decks and links among the arguments of a start, the first few. */
export function askedByArguments({ arguments: given, folder }: HandOver): Asked[] {
  const profile = given.indexOf('--profile');
  const values = profile === -1 ? given : given.toSpliced(profile, 2);
  return values.flatMap((argument) => askedByArgument(argument, folder) ?? []).slice(0, 8);
}

/** What dropped files ask for; a file of another kind is refused. */
export function askedByFiles(paths: unknown): Asked[] {
  const read = z.array(z.string().min(1).max(4_096)).max(20).safeParse(paths);
  return (read.data ?? []).map(
    (path) =>
      askedByArgument(path, '/') ?? {
        kind: 'refused',
        message: 'Palpate opens .palpate files; the dropped file is of another kind.',
      },
  );
}
