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
  await expect(rows(page).nth(1)).toBeFocused()
})

test('the focus never falls off the page: what closes or goes gives it to what is nearest', async ({ page }) => {
  await page.goto('/financings?state=live,confirmed')
  await expect(rows(page).first()).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(rows(page).first()).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(rows(page).nth(1)).toBeFocused()
  const chip = (name: string) => page.getByRole('button', { name: new RegExp(`^[^:]+: ${name}$`) })
  await chip('En curso').press('Enter')
  await expect(chip('Confirmada')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listitem').filter({ has: chip('Confirmada') })).toHaveCount(0)
  await expect(page.locator('tr[data-index]:focus')).toHaveCount(1)
})

test('Escape lets go of what is chosen, closes nothing else and leaves the filters as they are', async ({ page }) => {
  await page.goto('/financings?state=live')
  await expect(rows(page).first()).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(page.getByRole('region', { name: '1 seleccionado' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: '1 seleccionado' })).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/financings\/[0-9a-f-]{36}$/)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/financings\?state=live$/)
})

test('the filters can be reached whole on a low phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 560 })
  await page.goto('/financings')
  await page.getByRole('button', { name: 'Filtros' }).click()
  const last = page.getByRole('dialog').getByLabel('Importe máximo')
  await last.scrollIntoViewIfNeeded()
  await expect(last).toBeInViewport({ ratio: 1 })
  const box = await page.getByRole('dialog').boundingBox()
  expect(box && box.y >= 0 && box.y + box.height <= 560).toBe(true)
})

test('the plot says when it could not be read, and is read again', async ({ page }) => {
  await page.route('**/trpc/*perDay*', (route) => route.abort())
  await page.goto('/financings')
  const plot = page.getByRole('region', { name: 'Por día' })
  await expect(plot.getByRole('alert')).toContainText('Sin respuesta')
  await page.unroute('**/trpc/*perDay*')
  await plot.getByRole('button', { name: 'Reintentar' }).click()
  await expect(plot.getByRole('figure')).toBeVisible()
})

test('Escape leads back also from a financing that is still being fetched', async ({ page }) => {
  await page.route('**/trpc/*financings.get*', () => undefined)
  await page.goto('/financings')
  await rows(page).first().getByRole('link').click()
  await expect(page).toHaveURL(/\/financings\/[0-9a-f-]{36}$/)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/financings$/)
  await expect(rows(page).first()).toBeVisible()
})

test('a column’s head sorts by it, the other way at a second press, and the address keeps it', async ({ page }) => {
  await page.goto('/financings')
  const amount = page.getByRole('columnheader', { name: 'Importe' })
  const amounts = async () =>
    (
      await rows(page)
        .getByText(/\d,\d\d\s€$/)
        .allInnerTexts()
    ).map((text) => Number(text.replace(/\D/g, '')))
  const sorted = (sign: 1 | -1) => async () => {
    const shown = await amounts()
    return shown.length > 1 && shown.every((cents, index) => index === 0 || (cents - shown[index - 1]!) * sign >= 0)
  }
  await amount.getByRole('button').click()
  await expect(amount).toHaveAttribute('aria-sort', /ending$/)
  const first = await amount.getAttribute('aria-sort')
  await expect.poll(sorted(first === 'ascending' ? 1 : -1)).toBe(true)
  await amount.getByRole('button').click()
  await expect(amount).toHaveAttribute('aria-sort', first === 'ascending' ? 'descending' : 'ascending')
  await expect.poll(sorted(first === 'ascending' ? -1 : 1)).toBe(true)
  await page.reload()
  await expect(amount).toHaveAttribute('aria-sort', first === 'ascending' ? 'descending' : 'ascending')
})

test('only the platform sees whose each sale is', async ({ page, cauce }) => {
  await page.goto('/financings')
  await expect(rows(page).first()).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Comercio' })).toHaveCount(0)
  await signInQuietly(page, cauce, 'ruben.prieto@cauce.example')
  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'Comercio' })).toBeVisible()
  await expect(rows(page).filter({ hasText: 'Academia Norte' }).first()).toBeVisible()
  await expect(rows(page).filter({ hasText: 'École Lumière' }).first()).toBeVisible()
})

test('a filter is in the address, survives a reload and is lifted by its chip', async ({ page }) => {
  await page.goto('/financings?state=confirmed')
  await expect(rows(page).first()).toContainText('Confirmada')
  await page.reload()
  await page.getByRole('button', { name: /^[^:]+: Confirmada$/ }).click()
  await expect(page).toHaveURL(/\/financings$/)
})

test('one letter says what it looks at, with what it finds and without', async ({ page, cauce }) => {
  const beginnings = page.getByText('solo se busca el principio de la referencia', { exact: false })
  await page.goto('/financings?q=%C3%B1')
  await expect(page.getByText('Nada empieza así')).toBeVisible()
  await expect(beginnings).toBeVisible()
  const { reference } = await send(cauce, await signIn(cauce))
  await page.goto(`/financings?q=${reference.charAt(0)}`)
  await expect(rows(page).first()).toBeVisible()
  await expect(beginnings).toBeVisible()
  await page.goto('/financings?q=61+22+33+44+55')
  await expect(page.getByText('Nada coincide')).toBeVisible()
})

test('dates are the merchant’s wherever one sits, and the page says so', async ({ browser, cauce, db }) => {
  const there = await browser.newContext({ baseURL: cauce.backoffice, timezoneId: 'America/Lima', locale: 'es-ES' })
  const page = await there.newPage()
  await signInQuietly(page, cauce)
  const { id } = await send(cauce, await signIn(cauce))
  const createdAt = '2026-01-15T23:30:00Z'
  await db.updateTable('financing').set({ created_at: createdAt }).where('id', '=', id).execute()
  await page.goto(`/financings/${id}`)
  await expect(page.getByText('hora de Europa central (GMT', { exact: false })).toBeVisible()
  await expect(page.locator(`time[datetime^="2026-01-15T23:30"]`).first()).toHaveAttribute('title', /16 de enero/)
  await there.close()
})

for (const width of [1440, 360])
  test(`rows archived together leave the list, and undo brings them back, at ${width} px`, async ({ page, cauce }) => {
    const agent = await signIn(cauce)
    const sales = [await send(cauce, agent), await send(cauce, agent)]
    await page.setViewportSize({ width, height: 900 })
    await page.goto('/financings')
    const boxOf = (reference: string) => page.getByRole('checkbox', { name: `Seleccionar ${reference}` })
    for (const { reference } of sales) await boxOf(reference).check()
    await page.getByRole('region', { name: '2 seleccionados' }).getByRole('button', { name: 'Archivar' }).click()
    for (const { reference } of sales) await expect(boxOf(reference)).toHaveCount(0)
    await page.getByRole('button', { name: 'Deshacer' }).click()
    for (const { reference } of sales) await expect(boxOf(reference)).toBeVisible()
  })

test('a sale made elsewhere is announced and shown only when asked for', async ({ page, cauce }) => {
  const following = page.waitForResponse(/live\.changes/)
  await page.goto('/financings')
  await expect(rows(page).first()).toBeVisible()
  await following
  const top = await rows(page).first().getAttribute('aria-label')
  const { reference } = await send(cauce, await signIn(cauce))
  const news = page.getByRole('button', { name: /novedad/ })
  await expect(news).toBeVisible()
  const [button, table] = [await news.boundingBox(), await page.getByRole('table').boundingBox()]
  expect(button!.y + button!.height, 'it covers no row').toBeLessThanOrEqual(table!.y)
  await expect(rows(page).first()).toHaveAttribute('aria-label', top!)
  await news.click()
  await expect(page.getByRole('link', { name: reference })).toBeVisible()
})
