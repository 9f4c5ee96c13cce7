import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './harness/cauce.ts'
import { signInQuietly } from './harness/pages.ts'

const administrator = 'carmen.alonso@academia-norte.example'

/** Answers to a procedure take so long that one types on meanwhile. */
const slow = (page: Page, procedure: string) =>
  page.route(`**/trpc/*${procedure}*`, async (route) => {
    await sleep(400)
    await route.continue()
  })

test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }))

test('what is typed stays on the screen while the server is asked about it', async ({ page, cauce }) => {
  await signInQuietly(page, cauce)
  await slow(page, 'financings.checkReference')
  await slow(page, 'financings.suggestCustomers')
  await page.goto('/financings/new')
  for (const [region, label, first, rest] of [
    ['Venta', 'Referencia', 'TEL', '-2026'],
    ['Cliente', 'Teléfono', '612345678', '9'],
  ] as const) {
    const field = page.getByRole('region', { name: region, exact: true }).getByLabel(label)
    const asked = page.waitForRequest(/checkReference|suggestCustomers/)
    await field.pressSequentially(first)
    await asked
    await page.keyboard.type(rest)
    await expect(field).toBeFocused()
    await expect(field).toHaveValue(first + rest)
  }
})

for (const [path, label] of [
  ['/financings', 'Referencia, nombre o teléfono'],
  ['/log', 'Referencia o identificador…'],
] as const)
  test(`what is searched for in ${path} is kept also after one was elsewhere and came back`, async ({
    page,
    cauce,
  }) => {
    await signInQuietly(page, cauce, administrator)
    await page.goto(path)
    const navigation = page.getByRole('navigation')
    const search = page.getByPlaceholder(label).first()
    await expect(page.locator('tr[data-index]').first()).toBeVisible()
    await navigation.getByRole('link', { name: 'Ajustes' }).click()
    await expect(search).toHaveCount(0)
    await navigation.locator(`a[href="${path}"]`).click()
    await expect(page.locator('tr[data-index]').first()).toBeVisible()
    await slow(page, '.list')
    await search.focus()
    for (const letter of 'TEL2') {
      const answered = page.waitForResponse(/\.list/)
      await page.keyboard.type(letter)
      await answered
    }
    await expect(search).toBeFocused()
    await expect(search).toHaveValue('TEL2')
  })

test('a search stays on the screen while its answer is on its way', async ({ page, cauce }) => {
  await signInQuietly(page, cauce)
  await page.goto('/financings')
  const search = page.getByPlaceholder('Referencia, nombre o teléfono').first()
  await search.waitFor()
  await slow(page, 'financings.list')
  await slow(page, 'financings.counts')
  const asked = page.waitForRequest(/financings\.(list|counts)/)
  await search.pressSequentially('TEL')
  await asked
  await page.keyboard.type('-2026')
  await expect(search).toBeFocused()
  await expect(search).toHaveValue('TEL-2026')
})
