import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { completeLockfile } from '../../build/complete-lockfile.ts';

test('optional packages without an entry get one that says where they run', () => {
  const { lockfile, added } = completeLockfile({
    packages: {
      '': {},
      'node_modules/tool': {
        version: '1.0.0',
        dev: true,
        optionalDependencies: {
          '@tool/linux-x64-musl': '^1.0.0',
          '@tool/win32-arm64-msvc': '1.0.0',
          '@tool/binding-wasm32-wasi': '~1.0.0',
          '@tool/linux-x64-gnu': '^1.0.0',
          nested: '^2.0.0',
        },
      },
      'node_modules/tool/node_modules/nested': { version: '2.1.0' },
      'node_modules/@tool/linux-x64-gnu': { version: '1.0.0', optional: true },
    },
  });
  expect(added).toEqual([
    'node_modules/@tool/linux-x64-musl',
    'node_modules/@tool/win32-arm64-msvc',
    'node_modules/@tool/binding-wasm32-wasi',
  ]);
  const entry = (name: string) => lockfile.packages[`node_modules/@tool/${name}`];
  const shared = { version: '1.0.0', dev: true, optional: true };
  expect(entry('linux-x64-musl')).toEqual({ ...shared, os: ['linux'], cpu: ['x64'], libc: ['musl'] });
  expect(entry('win32-arm64-msvc')).toEqual({ ...shared, os: ['win32'], cpu: ['arm64'] });
  expect(entry('binding-wasm32-wasi')).toEqual({ ...shared, cpu: ['wasm32'] });
  expect(completeLockfile(lockfile).added).toEqual([]);
});

test('the lockfile of this checkout is complete', () => {
  const lockfile = JSON.parse(
    readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
  ) as Parameters<typeof completeLockfile>[0];
  expect(Object.keys(lockfile.packages).length).toBeGreaterThan(100);
  expect(completeLockfile(lockfile).added).toEqual([]);
});
