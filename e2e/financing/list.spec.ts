import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../harness/cauce.ts'
import { signInQuietly } from '../harness/pages.ts'
import { send, signIn } from '../harness/sell.ts'

const rows = (page: Page) => page.locator('tr[data-index]')

test.beforeEach(({ page, cauce }) => signInQuietly(page, cauce))

test('the keyboard alone finds, opens and leaves a financing', async ({ page }) => {
  await page.goto('/financings')
  await expect(rows(page).first()).toBeVisible()
  await page.keyboard.press('j')
  await expect(rows(page).nth(0)).toBeFocused()
  await page.keyboard.press('j')
  await expect(rows(page).nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/financings\/[0-9a-f-]{36}$/)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/financings$/)
})

test('a filter is in the address, survives a reload and is lifted by its chip', async ({ page }) => {
  await page.goto('/financings?state=confirmed')
  await expect(rows(page).first()).toContainText('Confirmada')
  await page.reload()
  await page.getByRole('button', { name: /^[^:]+: Confirmada$/ }).click()
  await expect(page).toHaveURL(/\/financings$/)
})

test('rows archived together leave the list, and undo brings them back', async ({ page, cauce }) => {
  const agent = await signIn(cauce)
  const sales = [await send(cauce, agent), await send(cauce, agent)]
  await page.goto('/financings')
  for (const { reference } of sales) await page.getByRole('checkbox', { name: `Seleccionar ${reference}` }).check()
  await page.getByRole('region', { name: '2 seleccionados' }).getByRole('button', { name: 'Archivar' }).click()
  for (const { reference } of sales) await expect(page.getByRole('link', { name: reference })).toHaveCount(0)
  await page.getByRole('button', { name: 'Deshacer' }).click()
  for (const { reference } of sales) await expect(page.getByRole('link', { name: reference })).toBeVisible()
})

test('a sale made elsewhere is announced and shown only when asked for', async ({ page, cauce }) => {
  await page.goto('/financings')
  await expect(rows(page).first()).toBeVisible()
  await page.waitForLoadState('networkidle').catch(() => undefined)
  const top = await rows(page).first().getAttribute('aria-label')
  const { reference } = await send(cauce, await signIn(cauce))
  const news = page.getByRole('button', { name: /novedad/ })
  await expect(news).toBeVisible()
  await expect(rows(page).first()).toHaveAttribute('aria-label', top!)
  await news.click()
  await expect(page.getByRole('link', { name: reference })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`the ${colorScheme} list has nothing that axe objects to`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/financings')
    await expect(rows(page).first()).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  })
