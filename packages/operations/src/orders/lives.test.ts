import { openDatabase, openOwner } from '@cauce/database/connection'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import fc from 'fast-check'
import { afterAll, test } from 'vitest'
import { createPerform } from '../perform.ts'
import { happen } from '../testing/lives/happen.ts'
import { Life } from '../testing/lives/life.ts'
import { expectSound } from '../testing/lives/sound.ts'
import { anyLife } from '../testing/lives/steps.ts'
import { testLinkKey } from '../testing/sale.ts'

/** How many; the README says how to live thousands. */
const lives = Number(process.env.LIVES ?? 50)

const { url } = await testDatabase()
const owner = openOwner(url, 1)
const database = openDatabase({ url, connections: 2 })
const clock = movableClock()
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

test('whatever is done to a merchant and its orders, their carts, plans, payments and books agree to the cent', {
  timeout: 120_000 + lives * 5_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(anyLife.terms, anyLife.placed, anyLife.steps, async (terms, placed, steps) => {
      const life = await Life.begin({ owner, perform, clock }, terms)
      for (const step of [...placed, ...steps]) {
        if (!(await happen(life, step))) continue
        await life.look()
        await expectSound(life)
      }
    }),
    { numRuns: lives, interruptAfterTimeLimit: 100_000 + lives * 4_000, markInterruptAsFailure: true },
  )
})
