/**
 * Adds to package-lock.json the optional packages of other platforms, which npm leaves out when the registry in use does
 * not serve them; `npm ci` would refuse the file. To be run after every install that changes the lock.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Entry = { version?: string; optionalDependencies?: Record<string, string>; dev?: boolean; link?: boolean }

const file = join(import.meta.dirname, '..', '..', 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, object> }
const present = lock.packages as Record<string, Entry>
const added: Record<string, object> = {}

for (const [path, { optionalDependencies = {}, dev, link }] of Object.entries(present)) {
  if (link) continue
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const isExact = /^\d/.test(version)
    if (isExact && !isFound(name, path))
      added[`node_modules/${name}`] = { version, ...platformOf(name), ...(dev && { dev }) }
  }
}

const entries = Object.entries({ ...lock.packages, ...added }).sort(([one], [other]) => (one < other ? -1 : 1))
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(entries) }, null, 2)}\n`)
console.log(`${Object.keys(added).length} packages of other platforms added to package-lock.json`)

/** As Node looks a package up: beside its parent, then in every folder above. */
function isFound(name: string, parent: string): boolean {
  for (let at = parent; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    if (present[`${at ? `${at}/` : ''}node_modules/${name}`]) return true
    if (at === '') return false
  }
}

/** Platform packages bear it in their names. */
function platformOf(name: string) {
  const words = name.split(/[-/]/)
  const named = (known: readonly string[]) => known.find((word) => words.includes(word))
  const isWindows = named(['win32', 'windows', 'win'])
  const os = isWindows
    ? 'win32'
    : named(['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'netbsd', 'openbsd', 'sunos', 'aix'])
  const cpu = named(['x64', '64'])
    ? 'x64'
    : named(['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'])
  const libc = named(['musl']) ?? (named(['gnu']) && 'glibc')
  return {
    ...(cpu && { cpu: [cpu] }),
    ...(libc && os === 'linux' && { libc: [libc] }),
    optional: true,
    ...(os && { os: [os] }),
  }
}
