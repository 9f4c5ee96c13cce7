import { test as base } from '@playwright/test'
import type { RunningCauce } from './start-cauce.ts'

export type Cauce = Omit<RunningCauce, 'stop'>

/** Playwright's `test` with the addresses, log-ins and log folder of the Cauce that the run started. */
export const test = base.extend<{ cauce: Cauce }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
  cauce: async ({}, use) => {
    await use(JSON.parse(process.env.CAUCE_RUNNING ?? '{}') as Cauce)
  },
  baseURL: async ({ cauce }, use) => {
    await use(cauce.backoffice)
  },
})

export { expect } from '@playwright/test'
