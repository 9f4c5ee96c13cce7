import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** Lists the messages that no source file names, and ends with code 1 when there are any. */
const root = fileURLToPath(new URL('../../..', import.meta.url))

const keys = new Set<string>()
for await (const path of glob('packages/i18n/messages/*/es.json', { cwd: root }))
  for (const key of Object.keys(JSON.parse(await readFile(`${root}/${path}`, 'utf8')))) keys.add(key)

const sources = glob(['apps/*/src/**/*.{ts,tsx}', 'packages/*/src/**/*.{ts,tsx}', 'workflows/src/**/*.ts'], {
  cwd: root,
  exclude: ['**/node_modules', '**/paraglide'],
})
for await (const path of sources)
  for (const [name] of (await readFile(`${root}/${path}`, 'utf8')).matchAll(/\b[a-z]+_[a-z0-9_]+\b/g)) keys.delete(name)

for (const key of keys) console.error(`unused message: ${key}`)
if (keys.size > 0) process.exitCode = 1
