import { type Db, openOwner } from '@cauce/database/connection'
import { test as base } from '@playwright/test'
import { openSandbox, type Sandbox } from './sandbox.ts'
import { type Session, signIn } from './sell.ts'
import type { RunningCauce } from './start-cauce.ts'

export type Cauce = Omit<RunningCauce, 'stop'>

const running = (): Cauce => JSON.parse(process.env.CAUCE_RUNNING ?? '{}') as Cauce

/**
 * Playwright's `test` with the Cauce that the run started, an agent's session, the outside world, which every test
 * leaves calm, and the database as its owner sees it.
 */
export const test = base.extend<{ cauce: Cauce; agent: Session; sandbox: Sandbox }, { db: Db }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
  cauce: async ({}, use) => {
    await use(running())
  },
  agent: async ({ cauce }, use) => {
    await use(await signIn(cauce))
  },
  sandbox: async ({ cauce }, use) => {
    const sandbox = openSandbox(cauce.sandbox)
    await use(sandbox)
    await sandbox.calm()
  },
  db: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const db = openOwner(running().databaseUrl, 2)
      await use(db)
      await db.destroy()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ cauce }, use) => {
    await use(cauce.backoffice)
  },
})

export { expect } from '@playwright/test'
