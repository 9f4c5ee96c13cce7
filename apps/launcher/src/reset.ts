import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { dataFolder } from '@cauce/embedded/folders'
import { clone, env, stateFolder } from './env.ts'
import { runningLauncher } from './lock.ts'
import { keptAtReset } from './secrets.ts'

/** Wipes the embedded parts' data, keys and logs. A database at DATABASE_URL is never touched, nor the keys it needs. */
const folder = env.dataFolder ?? (await dataFolder(clone))
const running = await runningLauncher()
if (running) fail(`Cauce runs here as process ${running}: stop it first (Ctrl-C there).`)
if (!process.argv.includes('--yes')) {
  if (!process.stdin.isTTY) fail(`This would wipe ${folder}. Say so with: npm run reset -- --yes`)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(`Wipe every record, message and process in ${folder}? (yes/no) `)
  terminal.close()
  if (answer.trim().toLowerCase() !== 'yes') fail('Nothing was changed.')
}
const kept = await keptAtReset(folder)
for (const each of new Set([folder, stateFolder])) {
  for (const entry of await readdir(each).catch(() => [])) {
    if (each === folder && kept.includes(entry)) continue
    await rm(join(each, entry), { recursive: true, force: true })
  }
}
if (kept.length > 0)
  console.log(
    `Kept ${kept.join(' and ')} in ${folder}: the log of a database at DATABASE_URL was signed with these keys.`,
  )
console.log('Wiped. `npm start` begins anew with demo data. A database at DATABASE_URL was not touched.')

function fail(why: string): never {
  console.error(why)
  process.exit(1)
}
