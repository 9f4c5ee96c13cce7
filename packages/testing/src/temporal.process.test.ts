import { searchAttributes } from '@cauce/domain/search-attributes'
import { expect, test } from 'vitest'
import { temporalEnvironment } from './temporal.ts'

test('with time skipped, two weeks pass without being waited for', async () => {
  const environment = await temporalEnvironment({ timeSkipping: true })
  try {
    const before = await environment.currentTimeMs()
    await environment.sleep('14 days')
    expect((await environment.currentTimeMs()) - before).toBeGreaterThanOrEqual(14 * 86_400_000)
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
    expect(Object.keys(customAttributes)).toEqual(expect.arrayContaining(Object.values(searchAttributes)))
  } finally {
    await environment.teardown()
  }
})
