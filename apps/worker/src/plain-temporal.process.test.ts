import { readiness } from '@cauce/server/health'
import { registerAttributes } from '@cauce/server/temporal-attributes'
import { temporalChecks } from '@cauce/server/temporal-checks'
import { temporalEnvironment } from '@cauce/testing/temporal'
import { afterAll, expect, test } from 'vitest'

const environment = await temporalEnvironment({ timeSkipping: false, plain: true })
const options = { address: environment.address }
afterAll(() => environment.teardown())

test('a Temporal that knows nothing of what processes are searched by is unready until it is told', async () => {
  const temporal = temporalChecks(options, 'default')
  const said = async () => (await readiness(temporal.checks)).checks.temporal
  try {
    expect(await said()).toEqual({
      ok: false,
      reason: expect.stringMatching(/CauceReference, CauceMerchant, CauceCentre, CauceState.*temporal-namespace\.sh/),
    })
    await registerAttributes(options, 'default')
    await registerAttributes(options, 'default')
    expect(await said()).toEqual({ ok: true, reason: 'answers' })
  } finally {
    await temporal.close()
  }
})
