import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export interface GeneratorRow {
  what: string;
  value: number;
  limit: number;
  unit: 's' | 'MB';
}

interface Measured {
  seconds: number;
  megabytes: number;
}

/** Builds in a process of its own, whose peak of resident memory is then that of the build. */
function measure(material: string): Measured {
  const script = join(import.meta.dirname, '../support/build-timed.ts');
  const run = spawnSync(process.execPath, [script, material], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`The build of ${material} failed: ${run.stderr}`);
  return JSON.parse(run.stdout) as Measured;
}

/** Time and memory of a full build: of the bundled material, and of 5,000 claims with 300 conditions. */
export function generatorBench(): { name: string; rows: GeneratorRow[] } {
  const bundled = measure('bundled');
  const large = measure('synthetic');
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    name: 'Deck generator',
    rows: [
      { what: 'full build of the bundled deck', value: round(bundled.seconds), limit: 5, unit: 's' },
      {
        what: '5,000 claims and 300 conditions of 20 features',
        value: round(large.seconds),
        limit: 60,
        unit: 's',
      },
      { what: 'the same, peak memory', value: round(large.megabytes), limit: 1000, unit: 'MB' },
    ],
  };
}
