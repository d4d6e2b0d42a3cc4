import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

interface Lockfile {
  packages: Record<string, LockedPackage>;
}

/**
 * Adds the optional platform packages that npm left out of a lockfile because the registry did not offer
 * them when it was written; without an entry for each, `npm ci` refuses the lockfile (npm/cli#9846).
 * They carry no checksum, so a lockfile written against a complete registry is better still.
 * @returns the completed lockfile and the paths that were added
 */
export function completeLockfile(lockfile: Lockfile): { lockfile: Lockfile; added: string[] } {
  const { packages } = lockfile;
  const missing: [string, LockedPackage][] = Object.entries(packages).flatMap(([path, locked]) =>
    Object.entries(locked.optionalDependencies ?? {})
      .filter(([name]) => !resolves(packages, path, name))
      .map(([name, range]): [string, LockedPackage] => [
        `node_modules/${name}`,
        {
          version: range.replace(/^[~^]/, ''),
          ...(locked.dev && { dev: true }),
          optional: true,
          ...platform(name),
        },
      ]),
  );
  const entries = [...Object.entries(packages), ...missing].sort(([a], [b]) => a.localeCompare(b, 'en'));
  return {
    lockfile: { ...lockfile, packages: Object.fromEntries(entries) },
    added: missing.map(([path]) => path),
  };
}

/** Node's lookup: beside the dependent's own packages, then upwards. */
function resolves(packages: Lockfile['packages'], dependent: string, name: string): boolean {
  for (let folder = dependent; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    if (Object.hasOwn(packages, `${folder}/node_modules/${name}`)) return true;
    if (!folder.includes('/node_modules/')) return Object.hasOwn(packages, `node_modules/${name}`);
  }
}

/** What a name such as `binding-linux-x64-musl` says about where the package runs. */
function platform(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> {
  const [, os, cpu, abi] =
    /[-/](android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(?:-([a-z]+))?$/.exec(name) ?? [];
  if (os === undefined || cpu === undefined) return name.includes('-wasm32-') ? { cpu: ['wasm32'] } : {};
  const libc = { gnu: 'glibc', musl: 'musl' }[abi ?? ''];
  return { os: [os], cpu: [cpu], ...(libc !== undefined && { libc: [libc] }) };
}

if (import.meta.main) {
  const path = join(import.meta.dirname, '../package-lock.json');
  const { lockfile, added } = completeLockfile(JSON.parse(readFileSync(path, 'utf8')) as Lockfile);
  if (added.length > 0) writeFileSync(path, `${JSON.stringify(lockfile, null, 2)}\n`);
  console.log(`${added.length} optional packages added to package-lock.json.`);
}
