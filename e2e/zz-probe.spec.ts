import { test } from './harness/cauce.ts'
import { signInQuietly } from './harness/pages.ts'
test('probe', async ({ page, cauce }) => {
  await signInQuietly(page, cauce)
  for (const p of ['checkReference', 'suggestCustomers', 'counts', 'list', 'perDay']) await page.route(`**/trpc/*financings.${p}*`, async (r) => { await new Promise((x) => setTimeout(x, 1500)); await r.continue() })
  const look = async (w: string, n: number) => { for (let i = 0; i < n; i++) { console.log(w, await page.evaluate(() => document.activeElement?.tagName + ' | ' + document.querySelector('main')?.innerText.slice(0, 30).replace(/\n/g, '/'))); await page.waitForTimeout(250) } }
  await page.goto('/financings/new')
  const ref = page.getByRole('region', { name: 'Venta', exact: true }).getByLabel('Referencia')
  await ref.pressSequentially('ABC-1', { delay: 50 })
  await look('ref', 7)
  await page.getByRole('region', { name: 'Cliente', exact: true }).getByLabel('Teléfono').pressSequentially('612345678', { delay: 30 })
  await look('phone', 8)
  await page.goto('/financings')
  const search = page.getByPlaceholder('Referencia, nombre o teléfono').first()
  await search.waitFor()
  await page.waitForTimeout(4000)
  await search.pressSequentially('TEL-', { delay: 50 })
  await look('list', 10)
  await page.keyboard.press('Control+k')
  await page.waitForTimeout(1000)
  await page.keyboard.type('marta', { delay: 50 })
  await look('palette', 9)
})
