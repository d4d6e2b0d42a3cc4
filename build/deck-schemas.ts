import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { jsonSchemas } from '../decks/generator/schemas.ts';

/** Writes decks/schema/*.json, by which an editor completes and checks the files of a material. */
const folder = fileURLToPath(new URL('../decks/schema', import.meta.url));
await mkdir(folder, { recursive: true });
for (const [name, text] of jsonSchemas()) await writeFile(join(folder, name), text);
