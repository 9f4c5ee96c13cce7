import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { dataFolder } from '@cauce/embedded/folders'
import { clone, env, stateFolder } from './env.ts'
import { runningLauncher } from './lock.ts'

/** Wipes the embedded parts' data, keys and logs. A database at DATABASE_URL is never touched. */
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
for (const each of new Set([folder, stateFolder])) {
  for (const entry of await readdir(each).catch(() => [])) await rm(join(each, entry), { recursive: true, force: true })
}
console.log('Wiped. `npm start` begins anew with demo data.')

function fail(why: string): never {
  console.error(why)
  process.exit(1)
}
