import { expect, test } from './harness/cauce.ts'

test('every address that the start prints answers', async ({ cauce, request }) => {
  for (const address of [cauce.backoffice, cauce.checkout, cauce.sandbox, cauce.temporalUiUrl]) {
    const answer = await request.get(address)
    expect(answer.ok(), address).toBe(true)
    expect(answer.headers()['content-type'], address).toContain('text/html')
  }
})

test('the API and the worker say that they are ready', async ({ cauce, request }) => {
  for (const health of [cauce.backoffice, cauce.workerHealth]) {
    expect((await request.get(`${health}/health/live`)).status()).toBe(200)
    expect((await request.get(`${health}/health/ready`)).status()).toBe(200)
  }
})
