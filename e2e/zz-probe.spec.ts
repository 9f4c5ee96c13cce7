import { test } from './harness/cauce.ts'
import { signInQuietly } from './harness/pages.ts'
test('probe', async ({ page, cauce }) => {
  await signInQuietly(page, cauce)
  await page.goto('/financings/new')
  await page.route('**/trpc/financings.suggestCustomers*', async (r) => { await new Promise((x) => setTimeout(x, 1500)); await r.continue() })
  await page.route('**/trpc/financings.checkReference*', async (r) => { await new Promise((x) => setTimeout(x, 1500)); await r.continue() })
  const ref = page.getByRole('region', { name: 'Venta', exact: true }).getByLabel('Referencia')
  await ref.pressSequentially('ABC-1', { delay: 50 })
  const t0 = Date.now()
  const look = async (w: string) => console.log(w, Date.now() - t0, await page.evaluate(() => ({ a: document.activeElement?.tagName + ' ' + (document.activeElement as HTMLInputElement)?.value, regions: document.querySelectorAll('section').length, main: document.querySelector('main')?.innerText.slice(0, 60) })))
  for (let i = 0; i < 12; i++) { await look('ref'); await page.waitForTimeout(200) }
  await page.getByRole('region', { name: 'Cliente', exact: true }).getByLabel('Teléfono').pressSequentially('612345678', { delay: 30 })
  for (let i = 0; i < 12; i++) { await look('phone'); await page.waitForTimeout(200) }
})
