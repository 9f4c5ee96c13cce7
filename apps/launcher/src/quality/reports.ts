import { readFile } from 'node:fs/promises'
import type { Tally } from './checks.ts'

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numFailedTestSuites: number
  success: boolean
  testResults: { assertionResults: { status: string; fullName: string }[] }[]
}
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] }

const unreadable: Tally = { passed: 0, failed: 1 }

/** Vitest's JSON report, with the tests that this machine lacks something for. A file that broke before its first test counts as one failure. */
export async function vitestTally(file: string): Promise<Tally> {
  const report = await read<VitestReport>(file)
  if (!report) return unreadable
  const failed = report.numFailedTests
  const skipped = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'skipped' || status === 'pending')
      .map(({ fullName }) => fullName),
  )
  return { passed: report.numPassedTests, failed: failed === 0 && !report.success ? 1 : failed, skipped }
}

/** Playwright's JSON report. A test that passed only on a later try failed: what is right by luck is not right. */
export async function playwrightTally(file: string): Promise<Tally> {
  const report = await read<PlaywrightReport>(file)
  if (!report) return unreadable
  const { expected, unexpected, flaky } = report.stats
  const failed = unexpected + flaky
  return { passed: expected, failed: failed === 0 && report.errors.length > 0 ? 1 : failed }
}

const read = async <Report>(file: string): Promise<Report | undefined> =>
  readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Report,
    () => undefined,
  )
