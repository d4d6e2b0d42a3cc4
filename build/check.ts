import { spawnSync } from 'node:child_process';

const tsc = ['node', 'node_modules/typescript/bin/tsc'];

/** Every check a contribution must pass, cheapest first; all run even when one fails. */
const checks: { name: string; command: string[] }[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'types of core, contract and generator', command: [...tsc, '-p', 'tsconfig.core.json'] },
  { name: 'types of engine, hosts and tools', command: [...tsc, '-p', 'tsconfig.node.json'] },
  {
    name: 'types of interface',
    command: ['svelte-check', '--tsconfig', './tsconfig.ui.json', '--fail-on-warnings', '--output', 'human'],
  },
  {
    name: 'types of tests',
    command: ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  },
  { name: 'lint', command: ['eslint', '--max-warnings', '0', '.'] },
  {
    name: 'imports along the arrows',
    command: [
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      'src',
      'electron',
      'decks/generator',
      'build',
      'tests',
    ],
  },
  { name: 'nothing unused', command: ['knip'] },
  { name: 'deck material', command: ['node', 'src/cli/palpate.js', 'deck', 'lint', 'decks/back-mice'] },
];

const failed = checks.filter(({ name, command }) => {
  const started = performance.now();
  const [program = '', ...args] = command;
  const { status } = spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`);
  return status !== 0;
});

if (failed.length > 0) {
  console.error(
    `${failed.length} of ${checks.length} checks failed: ${failed.map((check) => check.name).join(', ')}.`,
  );
  process.exitCode = 1;
}
