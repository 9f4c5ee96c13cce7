import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { env } from '../env.ts'
import { runCommand } from './run-command.ts'

const run = promisify(execFile)

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * A Chromium for the browser tests: CHROMIUM_PATH, one on the PATH or in a usual place, Playwright's own; else
 * installed by apt where we are root, or by Playwright. Undefined where none of that works.
 */
export async function findBrowser(say: (doing: string) => void): Promise<string | undefined> {
  const present = await presentBrowser()
  if (present) return present
  if (process.getuid?.() === 0) {
    say('installing Chromium with apt-get')
    const options = { env: { ...env.all, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 64 * 1024 * 1024 }
    await run('apt-get', ['update', '-qq'], options).catch(() => undefined)
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options).catch(
      () => undefined,
    )
    const installed = await presentBrowser()
    if (installed) return installed
  }
  say('installing Chromium with Playwright')
  await runCommand(['playwright', 'install', 'chromium'])
  return presentBrowser()
}

/** The first Chromium that is there, without installing any. */
export async function presentBrowser(): Promise<string | undefined> {
  const onPath = env.path.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  for (const candidate of [env.chromiumPath, ...onPath, ...usualPlaces, chromium.executablePath()]) {
    if (candidate && (await isExecutable(candidate))) return candidate
  }
}

const isExecutable = (path: string) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
