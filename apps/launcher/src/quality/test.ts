import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './browser.ts'
import { runChecks, type Tally } from './checks.ts'
import { playwrightTally, vitestTally } from './reports.ts'
import { runCommand } from './run-command.ts'

/** Everything: checks, the build, tests without a browser, tests with one. The last line alone tells how it went. */
const folder = mkdtempSync(join(tmpdir(), 'cauce-reports-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
const tallies: Tally[] = [await runChecks()]

const built = await runCommand(['turbo', 'run', 'build', '--output-logs=errors-only'])
console.log(
  `${built.passed ? '✓' : '✗'} build (${built.seconds.toFixed(1)} s)${built.passed ? '' : `\n${built.output}`}`,
)
tallies.push(built.passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, failures: ['build'] })

const vitestReport = join(folder, 'vitest.json')
const vitest = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`]
const tested = await runCommand(vitest, { show: true })
tallies.push(await vitestTally(vitestReport, tested.passed))

if (built.passed) tallies.push(await browserTests())

const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0)
const skipped = tallies.flatMap((tally) => tally.skipped ?? [])
if (skipped.length > 0) console.log(`\nnot run, for want of a program on this machine:\n  ${skipped.join('\n  ')}`)
const failures = tallies.flatMap((tally) => tally.failures ?? [])
if (failures.length > 0) console.log(`\nfailed, with all they say above:\n  ${failures.join('\n  ')}`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

async function browserTests(): Promise<Tally> {
  const browser = await findBrowser((doing) => console.log(`… ${doing}`))
  if (!browser) {
    console.log('✗ no browser: install Chromium or name one in CHROMIUM_PATH')
    return { passed: 0, failed: 1, failures: ['no browser'] }
  }
  const report = join(folder, 'playwright.json')
  const walked = await runCommand(['playwright', 'test', '--reporter=line,json'], {
    show: true,
    env: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  })
  return playwrightTally(report, walked.passed)
}
