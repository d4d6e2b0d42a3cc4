// The way into every TypeScript script of this folder: on a Node that cannot read TypeScript it says so.
import { requireModernNode } from './require-modern-node.js';

requireModernNode();
const [name = ''] = process.argv.splice(2, 1);
const scripts = ['start', 'dev', 'build', 'dist', 'check'];
if (!scripts.includes(name)) {
  console.error(`There is no script "${name}"; node build/run.js takes ${scripts.join(', ')}.`);
  process.exit(2);
}
await import(`./${name}.ts`);
