import { openDatabase, openOwner } from '@cauce/database/connection'
import { sendFinancing } from '@cauce/operations/financing/send-financing'
import { createChangeFeed } from '@cauce/operations/live/change-feed'
import { createPerform } from '@cauce/operations/perform'
import { testMerchant } from '@cauce/operations/testing/merchant'
import { testDatabase } from '@cauce/testing/database'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { callProcedure, procedures } from './testing/call-procedure.ts'
import { sampleInput } from './testing/sample-input.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 1)
const database = openDatabase({ url, connections: 2 })
const webhooks = { keys: ['ab'.repeat(32)] as [string], allowedHosts: [] }
const perform = createPerform({ database, linkKey: 'key', webhooks })
const changes = createChangeFeed({ perform })
const { administrator, sale } = await testMerchant(owner)
const { id } = await perform(sendFinancing, administrator, sale())
afterAll(async () => {
  changes.close()
  await Promise.all([owner.destroy(), database.close()])
})

const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
const strangeText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\u0000', 'a\ud800', '\u202e', 'x'.repeat(5_000), '__proto__', "';--", '%', '\\', '0'),
  fc.constantFrom('0000-01-01', '1900-01-01', '2200-12-31', '9999-12-31', '2026-02-30'),
  fc.constantFrom(cursor('2026-01-01T00:00:00Z', id), cursor(5, id), cursor('0000-01-01T00:00:00Z', id)),
)
const strange = fc.oneof(
  fc.jsonValue({ stringUnit: 'binary' }),
  strangeText,
  fc.constantFrom(-1, 0, 0.5, 2 ** 31, 2 ** 53, 1e308),
)

/** What is accepted, with strange things in some places of it. */
function around(sample: unknown): fc.Arbitrary<unknown> {
  if (typeof sample === 'string' || sample === undefined)
    return fc.oneof({ weight: 9, arbitrary: fc.constant(sample) }, { weight: 2, arbitrary: strangeText })
  const whole = Array.isArray(sample)
    ? fc.tuple(...sample.map(around))
    : typeof sample === 'object' && sample !== null
      ? fc.record(Object.fromEntries(Object.entries(sample).map(([key, value]) => [key, around(value)])))
      : fc.constant(sample)
  return fc.oneof({ weight: 19, arbitrary: whole }, { weight: 1, arbitrary: strange })
}

test.each(procedures)('%s answers or refuses, whatever it is sent', async (name, { _def }) => {
  const [schema] = _def.inputs
  const sample = name === 'financings.send' ? sale() : schema && sampleInput(schema, id)
  const inputs = fc.oneof({ weight: 9, arbitrary: around(sample) }, { weight: 1, arbitrary: strange })
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      const { code } = await callProcedure({ perform, changes }, name, administrator, input)
      expect(['internal', 'INTERNAL_SERVER_ERROR']).not.toContain(code)
    }),
    { numRuns: schema ? 200 : 20, interruptAfterTimeLimit: 600 },
  )
})
