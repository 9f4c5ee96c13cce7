import { readFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { compile } from '@inlang/paraglide-js'
import { type Catalogue, type Message, messageFaults } from './check-messages.ts'

/** Compiles the messages into src/paraglide. Ends with code 1 when they are faulty or the compiler left any out. */
const inPackage = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

async function readJson<Shape>(path: string): Promise<Shape> {
  const text = await readFile(inPackage(path), 'utf8')
  try {
    return JSON.parse(text)
  } catch (fault) {
    throw new Error(`${path} is not JSON: ${(fault as Error).message}`)
  }
}

const settings = await readJson<{ locales: string[]; 'plugin.inlang.messageFormat': { pathPattern: string[] } }>(
  'project.inlang/settings.json',
)

const catalogue: Record<string, Record<string, Record<string, Message>>> = {}
for (const locale of settings.locales) {
  const ofLocale: Record<string, Record<string, Message>> = {}
  for (const pattern of settings['plugin.inlang.messageFormat'].pathPattern)
    ofLocale[pattern] = await readJson(pattern.replace('{locale}', locale))
  catalogue[locale] = ofLocale
}

const faults = messageFaults(catalogue as Catalogue)
if (faults.length === 0) faults.push(...(await compileAll()))
if (faults.length > 0) {
  console.error(`Messages not generated:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
}
// The compiler's worker would keep the process alive for half a minute.
process.exit(faults.length > 0 ? 1 : 0)

/** The compiler reports success when it could not load its plugin, so its output is counted. */
async function compileAll(): Promise<string[]> {
  await compile({
    project: inPackage('project.inlang'),
    outdir: inPackage('src/paraglide'),
    strategy: ['globalVariable', 'baseLocale'],
    disableAsyncLocalStorage: true,
    emitReadme: false,
  })
  const compiled: object = await import(pathToFileURL(inPackage('src/paraglide/messages/_index.js')).href)
  const keys = Object.values(Object.values(catalogue)[0] ?? {}).flatMap((messages) => Object.keys(messages))
  return keys.filter((key) => !(key in compiled)).map((key) => `${key}: not compiled`)
}
