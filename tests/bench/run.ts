import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { engineBench, millionBench } from './engine.ts';
import { generatorBench } from './generator.ts';
import { reliabilityBench } from './reliability.ts';
import { schedulerBench } from './scheduler.ts';
import { startBench } from './start.ts';

const out = 'bench-results.json';

if (spawnSync(process.execPath, ['build/build.ts'], { stdio: 'inherit' }).status !== 0) process.exit(1);

const tables = [];
for (const bench of [
  startBench,
  engineBench,
  millionBench,
  reliabilityBench,
  schedulerBench,
  generatorBench,
]) {
  const table = await bench();
  console.log(`\n${table.name}`);
  console.table(table.rows);
  tables.push(table);
}
const machine = {
  platform: platform(),
  arch: arch(),
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  node: process.version,
};
writeFileSync(out, `${JSON.stringify({ at: new Date().toISOString(), machine, tables }, null, 2)}\n`);
console.log(`\nWritten to ${out}.`);
