import { expect, test } from './harness/cauce.ts'
import { signInQuietly } from './harness/pages.ts'
import { password, send } from './harness/sell.ts'

const supporter = 'laura.busto@academia-norte.example'

test('the palette finds a financing by reference and by phone, goes places, and the keys do too', async ({
  page,
  cauce,
  agent,
}) => {
  const { id, reference, shopper } = await send(cauce, agent)
  await signInQuietly(page, cauce)
  const wanted = page.getByRole('dialog').getByRole('combobox')
  for (const typed of [reference, shopper.phone.slice(-9)]) {
    await page.goto('/settings')
    await page.getByRole('button', { name: /Buscar/ }).click()
    await wanted.fill(typed)
    await expect(page.getByRole('option', { name: reference })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/financings/${id}$`))
  }
  await page.keyboard.press('Control+k')
  await wanted.fill('desemb')
  await page.getByRole('option', { name: 'Desembolsos' }).first().click()
  await expect(page).toHaveURL(/\/disbursements$/)
  await page.keyboard.press('g')
  await page.keyboard.press('f')
  await expect(page).toHaveURL(/\/financings$/)
  await expect(page.getByRole('table')).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await expect(page).toHaveURL(/\/financings\/new$/)
})

test('a language and a theme are chosen once and kept, and every word follows', async ({ page, cauce }) => {
  await signInQuietly(page, cauce, supporter)
  await page.goto('/financings')
  const choose = async (option: string) => {
    await page.getByRole('button', { name: /Laura Busto/ }).click()
    await page.getByRole('menuitemradio', { name: option }).click()
    if (await page.getByRole('menu').isVisible()) await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
  }
  await choose('Oscuro')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await choose('Français')
  await expect(page.getByRole('heading', { level: 1, name: 'Financements' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Financements' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', /^fr/)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await choose('English')
  await expect(page.getByRole('heading', { level: 1, name: 'Financings' })).toBeVisible()
  await choose('Español')
  await expect(page.getByRole('heading', { level: 1, name: 'Financiaciones' })).toBeVisible()
})

test('A1: a password is changed with the current one, which ends the other sessions', async ({
  page,
  cauce,
  browser,
}) => {
  await signInQuietly(page, cauce, supporter)
  const other = await (await browser.newContext({ locale: 'es-ES' })).newPage()
  await signInQuietly(other, cauce, supporter)
  await other.goto(`${cauce.backoffice}/financings`)
  await expect(other.getByRole('table')).toBeVisible()
  await page.goto('/settings')
  const change = async (current: string, next: string, repeated = next) => {
    await page.getByLabel('Contraseña actual', { exact: true }).fill(current)
    await page.getByLabel('Contraseña nueva', { exact: true }).fill(next)
    await page.getByLabel('Repita la contraseña nueva', { exact: true }).fill(repeated)
    await page.getByRole('button', { name: 'Cambiar contraseña' }).click()
  }
  const next = 'un-paraguas-en-abril'
  await change(password, next, `${next}!`)
  await expect(page.getByText('Las dos contraseñas no coinciden')).toBeVisible()
  await change('otra-que-no-es-2026', next)
  await expect(page.getByText('Contraseña cambiada', { exact: false })).toHaveCount(0)
  await change(password, next)
  await expect(page.getByText('Contraseña cambiada. Las demás sesiones se han cerrado.')).toBeVisible()
  await other.reload()
  await expect(other).toHaveURL(/sign-in/)
  await page.reload()
  await change(next, password)
  await expect(page.getByText('Contraseña cambiada', { exact: false })).toBeVisible()
  await other.context().close()
})

test('A2, A4: a text is sent again from the row, one row is archived, and a view is kept under a name', async ({
  page,
  cauce,
  agent,
  sandbox,
  db,
}) => {
  const sale = await send(cauce, agent)
  const before = { last_link_sent_at: new Date(Date.now() - 120_000).toISOString() }
  await db.updateTable('financing').set(before).where('id', '=', sale.id).execute()
  await signInQuietly(page, cauce)
  await page.goto(`/financings?q=${sale.reference}`)
  const row = page.getByRole('row').filter({ hasText: sale.reference })
  await row.hover()
  await row.getByRole('button', { name: 'Enviar SMS' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Enviar SMS' }).click()
  await expect.poll(async () => (await sandbox.texts(sale.shopper.phone)).length).toBe(2)

  await page.getByRole('button', { name: 'Vistas' }).click()
  const name = `Vista ${sale.reference}`
  await page.getByLabel('Guardar la vista actual como').fill(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name, exact: true })).toBeVisible()
  await page.goto('/financings')
  await page.getByRole('button', { name: 'Vistas' }).click()
  await page.getByRole('button', { name, exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`q=${sale.reference}`))
  await page.getByRole('button', { name: 'Vistas' }).click()
  await page.getByRole('button', { name: `Borrar la vista ${name}` }).click()
  await expect(page.getByText(`Vista borrada: ${name}`)).toBeVisible()
  await page.keyboard.press('Escape')

  await row.focus()
  await page.keyboard.press('e')
  await expect(row).toHaveCount(0)
  await page.getByRole('button', { name: 'Deshacer' }).last().click()
  await expect(row).toBeVisible()
})

test('F1: ops open the process behind a sale, an order and a payment; a merchant is not shown it', async ({
  page,
  cauce,
  db,
}) => {
  const { financingId, orderId, planId } = await db
    .selectFrom('payment_plan')
    .innerJoin('orders', 'orders.id', 'payment_plan.order_id')
    .select(['financing_id as financingId', 'order_id as orderId', 'payment_plan.id as planId'])
    .where('orders.state', '=', 'confirmed')
    .executeTakeFirstOrThrow()
  const process = page.getByRole('link', { name: 'Abrir proceso' })
  await signInQuietly(page, cauce, 'ruben.prieto@cauce.example')
  for (const [path, id] of [
    [`/financings/${financingId}`, `financing/${financingId}`],
    [`/orders/${orderId}`, `instalments/${planId}`],
  ]) {
    await page.goto(path!)
    await expect(process).toHaveAttribute('href', new RegExp(`/workflows/${encodeURIComponent(id!)}$`))
  }
  await signInQuietly(page, cauce)
  await page.goto(`/orders/${orderId}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(process).toHaveCount(0)
})
