import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Problem } from '../core/problem.ts';

const root = new URL('../../', import.meta.url);

/** Absolute paths of what `npm run build` makes. */
export const built = {
  uiFolder: fileURLToPath(new URL('dist/ui/', root)),
  deck: fileURLToPath(new URL('dist/decks/back-mice.palpate', root)),
};

/** @throws Problem when `npm run build` has not been run */
export function requireBuilt(): void {
  const missing = [`${built.uiFolder}index.html`, built.deck].find((path) => !existsSync(path));
  if (missing === undefined) return;
  throw new Problem('build.missing', `${missing} is missing; run "npm run build" first.`);
}

/** The version of this checkout, from package.json. */
export function appVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };
  return version;
}
