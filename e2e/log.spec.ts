import { expect, test } from './harness/cauce.ts'
import { expectTitle, signInQuietly } from './harness/pages.ts'

const administrator = 'carmen.alonso@academia-norte.example'

test('F5: the action log shows who did what, narrows, opens to before and after, and leaves as a file', async ({
  page,
  cauce,
}) => {
  await signInQuietly(page, cauce, administrator)
  await page.goto('/financings')
  await page.getByRole('navigation').getByRole('link', { name: 'Registro' }).click()
  await expectTitle(page, 'Registro de acciones')
  await expect(page.getByRole('row', { name: /Inició sesión, Carmen Alonso/ }).first()).toBeVisible()
  await expect(page.getByText(/El registro está íntegro|Último sello/)).toBeVisible()

  await page.getByRole('button', { name: 'Filtros' }).click()
  await page.getByRole('checkbox', { name: 'Financiación retirada' }).check()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/action=financing\.withdraw/)
  const withdrawn = page.getByRole('row', { name: /Financiación retirada/ })
  await expect(withdrawn.first()).toContainText('Estado: En curso → Sin venta')
  await expect(page.getByRole('row', { name: /Inició sesión/ })).toHaveCount(0)

  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Exportar' }).click()
  await page.getByRole('button', { name: 'CSV' }).click()
  expect((await downloading).suggestedFilename()).toMatch(/^registro-de-acciones-\d{4}-\d{2}-\d{2}\.csv$/)
  await expect(page.getByRole('button', { name: 'CSV' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Exportar' })).toBeFocused()

  await withdrawn.first().getByRole('cell', { name: 'Financiación retirada' }).click()
  const dialog = page.getByRole('dialog', { name: 'Financiación retirada' })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(withdrawn.first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('row', { name: /Estado.*En curso.*Sin venta/ })).toBeVisible()
  await dialog.getByRole('link', { name: 'Abrir la financiación' }).click()
  await expect(page).toHaveURL(/\/financings\/[0-9a-f-]{36}$/)
})

test('F5: somebody to narrow it to is found by typing', async ({ page, cauce }) => {
  await signInQuietly(page, cauce, administrator)
  await page.goto('/log')
  await page.getByRole('button', { name: 'Filtros' }).click()
  await page.getByRole('searchbox', { name: /^Buscar en/ }).fill('beatriz')
  await page.getByRole('checkbox', { name: 'Beatriz Llano' }).check()
  await expect(page).toHaveURL(/actor=/)
  await expect(page.getByRole('button', { name: /Beatriz Llano/ })).toBeVisible()
})

test('F5: what is done meanwhile is announced, and stands where it was until it is asked for', async ({
  page,
  cauce,
}) => {
  await signInQuietly(page, cauce, administrator)
  await page.goto('/log')
  await expect(page.getByRole('row', { name: /Inició sesión/ }).first()).toBeVisible()
  const speak = (locale: 'es' | 'en') =>
    page.request.post(`${cauce.backoffice}/trpc/access.setLocale`, {
      headers: { origin: cauce.backoffice },
      data: { locale },
    })
  await speak('es')
  await speak('en')
  try {
    await expect(page.getByRole('button', { name: /nuev|new/i }).first()).toBeVisible()
  } finally {
    await speak('es')
  }
})

test('F5: who may not read the log is told so', async ({ page, cauce }) => {
  await signInQuietly(page, cauce, 'ana.ruiz@academia-norte.example')
  await page.goto('/log')
  await expect(page.getByText('No tiene permiso para hacer esto')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Registro', exact: true })).toHaveCount(0)
  await expect(page.getByText('El registro está íntegro')).toHaveCount(0)
})
