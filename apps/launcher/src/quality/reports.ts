import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { clone } from '../env.ts'
import type { Tally } from './checks.ts'

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[]
  }[]
}
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number } }

const unreadable: Tally = { passed: 0, failed: 1 }

/**
 * Vitest's JSON report, with the tests that failed and those that this machine lacks something for. A run that ended
 * badly fails at least once: what broke outside every test is in no report.
 */
export async function vitestTally(file: string, endedWell: boolean): Promise<Tally> {
  const report = await read<VitestReport>(file)
  if (!report) return unreadable
  const skipped = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'skipped' || status === 'pending')
      .map(({ fullName }) => fullName),
  )
  const failures = report.testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed')
      const where = relative(clone, name)
      return failed.length === 0
        ? [`${where}: ${message}`]
        : failed.map(({ fullName, failureMessages }) => `${where} › ${fullName}: ${firstLine(failureMessages[0])}`)
    })
  return { passed: report.numPassedTests, failed: atLeastOne(report.numFailedTests, endedWell), skipped, failures }
}

/** Playwright's JSON report. A test that passed only on a later try failed: what is right by luck is not right. */
export async function playwrightTally(file: string, endedWell: boolean): Promise<Tally> {
  const report = await read<PlaywrightReport>(file)
  if (!report) return unreadable
  const { expected, unexpected, flaky } = report.stats
  return { passed: expected, failed: atLeastOne(unexpected + flaky, endedWell) }
}

const atLeastOne = (failed: number, endedWell: boolean): number => (failed === 0 && !endedWell ? 1 : failed)
const firstLine = (message = ''): string => message.split('\n', 1)[0] ?? ''

const read = async <Report>(file: string): Promise<Report | undefined> =>
  readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Report,
    () => undefined,
  )
