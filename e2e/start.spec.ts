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

test('whoever comes for the first time finds the sign-in page, and no failure in the browser’s console', async ({
  cauce,
  page,
}) => {
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await page.goto(cauce.backoffice)
  await expect(page.getByLabel('Correo electrónico')).toBeVisible()
  expect(faults).toEqual([])
})
