import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'electron-builder';
import { configuration } from '../electron-builder.config.ts';
import { notices } from './notices.ts';
import { buildStale, root, targets, type TargetName } from './targets.ts';

await buildStale(Object.keys(targets) as TargetName[], console.log);
writeFileSync(join(root, 'dist/NOTICES.txt'), `${notices(root)}\n`);
const files = await build({ config: configuration, projectDir: root });
console.log(files.map((file) => `Made ${file}`).join('\n'));
