import { expect, test } from 'vitest'
import { temporalEnvironment } from './temporal.ts'

test('with time skipped, two weeks pass in less than two seconds', async () => {
  const environment = await temporalEnvironment({ timeSkipping: true })
  try {
    const before = await environment.currentTimeMs()
    const startedAt = Date.now()
    await environment.sleep('14 days')
    expect((await environment.currentTimeMs()) - before).toBeGreaterThanOrEqual(14 * 86_400_000)
    expect(Date.now() - startedAt).toBeLessThan(2000)
  } finally {
    await environment.teardown()
  }
})

test('the real server knows what processes are searched by', async () => {
  const environment = await temporalEnvironment({ timeSkipping: false })
  try {
    const { customAttributes } = await environment.connection.operatorService.listSearchAttributes({
      namespace: 'default',
    })
    expect(Object.keys(customAttributes)).toEqual(
      expect.arrayContaining(['CauceReference', 'CauceMerchant', 'CauceCentre', 'CauceState']),
    )
  } finally {
    await environment.teardown()
  }
})
