import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { SetupFault } from '#platform/setup-fault.ts'

/** A program that a Debian package brings. */
export type Needed = { readonly program: string; readonly package: string }

/** Installs the Debian packages of the programs that are missing, as root; throws a SetupFault that says what to install where it cannot. */
export function ensureDebianPackages(needed: readonly Needed[]): void {
  const missing = needed.filter(({ program }) => !existsSync(program)).map((one) => one.package)
  if (missing.length === 0) return
  const packages = missing.join(' ')
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const install = () => aptGet('install', '--yes', '--no-install-recommends', ...missing)
    // A machine just made has no lists of packages yet, one made long ago has old ones.
    if (!install()) if (aptGet('update')) install()
  }
  if (needed.some(({ program }) => !existsSync(program))) throw new SetupFault('debian.missing-packages', { packages })
}

function aptGet(...args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', [...args, '-o=Dpkg::Use-Pty=0', '--quiet'], { env, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}
