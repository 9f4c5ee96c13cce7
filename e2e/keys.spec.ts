import { expect, test } from './harness/cauce.ts'
import { signInQuietly } from './harness/pages.ts'
import { call } from './harness/sell.ts'

test('F8: a key is made, shown once, used, and revoked on its page', async ({ page, cauce }) => {
  const name = `Tienda ${crypto.randomUUID().slice(0, 8)}`
  await signInQuietly(page, cauce)
  await page.goto('/keys')
  await page.getByRole('button', { name: 'Crear clave' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Crear clave' }).click()
  await expect(dialog.getByText('Este dato es obligatorio')).toHaveCount(2)
  await dialog.getByLabel('Nombre').fill(name)
  await dialog.getByLabel('Ver financiaciones').check()
  await dialog.getByRole('button', { name: 'Crear clave' }).click()
  const key = await dialog.getByLabel('Clave', { exact: true }).inputValue()
  expect(key).toMatch(/^cauce_key_[\w-]{43}$/)
  await expect(dialog.getByLabel('Clave', { exact: true })).toBeFocused()
  for (const _ of [1, 2, 3, 4]) await page.keyboard.press('Tab')
  await expect(dialog.locator(':focus')).toHaveCount(1)
  await dialog.getByRole('button', { name: 'Hecho' }).click()

  const item = page.getByRole('listitem').filter({ hasText: name })
  await expect(item).toContainText('Sin usar todavía')
  await expect(item).toContainText('Caduca dentro de 90 días')
  await expect(item).toContainText(`Termina en ${key.slice(-4)}`)
  await expect(page.getByText(key)).toHaveCount(0)

  const ask = () =>
    fetch(`${cauce.backoffice}/trpc/financings.list`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: '{}',
    })
  expect((await ask()).status).toBe(200)
  await page.reload()
  await expect(item).toContainText('Último uso')

  await item.getByRole('button', { name: `Revocar ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revocar', exact: true }).click()
  await expect(item).toContainText('Revocada')
  expect((await ask()).status).toBe(401)
})

test('F8: the API’s document is shown by parts of our own, and a call is tried out on it by somebody signed in', async ({
  page,
  cauce,
  agent,
}) => {
  const { key } = await call<{ key: string }>(
    cauce.backoffice,
    'keys.create',
    { name: 'Document', scopes: ['financings.read'] },
    agent.headers,
  )
  const faults: string[] = []
  const foreign: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(cauce.backoffice) && !/^(data|blob):/.test(url)) foreign.push(url)
  })
  await signInQuietly(page, cauce)
  await page.goto('/api-docs')
  await page.getByRole('button', { name: 'Authorize' }).click()
  await page.getByLabel('auth-bearer-value').fill(key)
  await page.getByRole('button', { name: 'Apply credentials' }).click()
  await page.getByRole('button', { name: 'Close' }).click()

  const views = page.locator('.opblock').filter({ hasText: '/trpc/financings.views' })
  await views.locator('.opblock-summary-control').click()
  await views.getByRole('button', { name: 'Try it out' }).click()
  await views.getByRole('button', { name: 'Execute' }).click()
  await expect(page.locator('.webhooks').getByText('A financing was confirmed')).toBeVisible()
  await expect(views.locator('.live-responses-table td.response-col_status').last()).toHaveText('200')
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  await page.evaluate(() => localStorage.setItem('cauce.theme', '"dark"'))
  await page.reload()
  await expect.poll(background).toBe('rgb(28, 32, 34)')
  expect(faults).toEqual([])
  expect(foreign).toEqual([])
})
