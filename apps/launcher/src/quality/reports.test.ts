import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { playwrightTally, vitestTally } from './reports.ts'

const folder = await mkdtemp(join(tmpdir(), 'cauce-reports-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function report(content: unknown): Promise<string> {
  const file = join(folder, 'report.json')
  await writeFile(file, JSON.stringify(content))
  return file
}

test('a run that left no report counts as one failure', async () => {
  expect(await vitestTally(join(folder, 'missing.json'))).toEqual({ passed: 0, failed: 1 })
  expect(await playwrightTally(join(folder, 'missing.json'))).toEqual({ passed: 0, failed: 1 })
})

test('a file that broke before its first test counts as a failure', async () => {
  const file = await report({
    numPassedTests: 4,
    numFailedTests: 0,
    numFailedTestSuites: 1,
    success: false,
    testResults: [],
  })
  expect(await vitestTally(file)).toEqual({ passed: 4, failed: 1, skipped: [] })
})

test('a test that did not run for want of a program is named', async () => {
  const assertionResults = [
    { status: 'passed', fullName: 'one' },
    { status: 'skipped', fullName: 'against stripe-mock' },
  ]
  const counts = { numPassedTests: 1, numFailedTests: 0, numFailedTestSuites: 0, success: true }
  const { skipped } = await vitestTally(await report({ ...counts, testResults: [{ assertionResults }] }))
  expect(skipped).toEqual(['against stripe-mock'])
})

test('a browser test that passed only on a second try counts as failed', async () => {
  const file = await report({ stats: { expected: 3, unexpected: 0, flaky: 1 }, errors: [] })
  expect(await playwrightTally(file)).toEqual({ passed: 3, failed: 1 })
})

test('a browser run that broke outside its tests counts as a failure', async () => {
  const file = await report({ stats: { expected: 3, unexpected: 0, flaky: 0 }, errors: [{ message: 'no server' }] })
  expect(await playwrightTally(file)).toEqual({ passed: 3, failed: 1 })
})
