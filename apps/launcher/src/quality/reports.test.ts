import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { clone } from '../env.ts'
import { playwrightTally, vitestTally } from './reports.ts'

const folder = await mkdtemp(join(tmpdir(), 'cauce-reports-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function report(content: unknown): Promise<string> {
  const file = join(folder, 'report.json')
  await writeFile(file, JSON.stringify(content))
  return file
}

const path = join(clone, 'packages', 'domain', 'a.test.ts')
const passing = { fullName: 'one', status: 'passed', failureMessages: [] }

test('a run that left no report counts as one failure', async () => {
  expect(await vitestTally(join(folder, 'missing.json'), true)).toEqual({ passed: 0, failed: 1 })
  expect(await playwrightTally(join(folder, 'missing.json'), true)).toEqual({ passed: 0, failed: 1 })
})

test('a test that failed is named with its file and the first line of what it says', async () => {
  const failing = {
    fullName: 'two adds up',
    status: 'failed',
    failureMessages: ['Error: 3 is not 4\n    at a.test.ts'],
  }
  const testResults = [{ name: path, status: 'failed', message: '', assertionResults: [passing, failing] }]
  const file = await report({ numPassedTests: 1, numFailedTests: 1, testResults })
  expect(await vitestTally(file, false)).toEqual({
    passed: 1,
    failed: 1,
    skipped: [],
    failures: [`${join('packages', 'domain', 'a.test.ts')} › two adds up: Error: 3 is not 4`],
  })
})

test('a file that broke before its first test counts as a failure, and is named', async () => {
  const testResults = [{ name: path, status: 'failed', message: 'no such module', assertionResults: [] }]
  const file = await report({ numPassedTests: 4, numFailedTests: 0, testResults })
  expect(await vitestTally(file, false)).toEqual({
    passed: 4,
    failed: 1,
    skipped: [],
    failures: [`${join('packages', 'domain', 'a.test.ts')}: no such module`],
  })
})

test('what broke outside every test counts as a failure', async () => {
  const testResults = [{ name: path, status: 'passed', message: '', assertionResults: [passing] }]
  const file = await report({ numPassedTests: 1, numFailedTests: 0, testResults })
  expect(await vitestTally(file, false)).toMatchObject({ passed: 1, failed: 1 })
  expect(await vitestTally(file, true)).toMatchObject({ passed: 1, failed: 0 })
})

test('a test that did not run for want of a program is named', async () => {
  const skipped = { fullName: 'against stripe-mock', status: 'skipped', failureMessages: [] }
  const testResults = [{ name: path, status: 'passed', message: '', assertionResults: [passing, skipped] }]
  const file = await report({ numPassedTests: 1, numFailedTests: 0, testResults })
  expect((await vitestTally(file, true)).skipped).toEqual(['against stripe-mock'])
})

test('a browser test that passed only on a second try counts as failed', async () => {
  const file = await report({ stats: { expected: 3, unexpected: 0, flaky: 1 } })
  expect(await playwrightTally(file, true)).toEqual({ passed: 3, failed: 1 })
})

test('a browser run that broke outside its tests counts as a failure', async () => {
  const file = await report({ stats: { expected: 3, unexpected: 0, flaky: 0 } })
  expect(await playwrightTally(file, false)).toEqual({ passed: 3, failed: 1 })
})
