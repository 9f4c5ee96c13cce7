import { expect, test } from '../harness/cauce.ts'
import { signInQuietly } from '../harness/pages.ts'
import { send, signIn } from '../harness/sell.ts'

test.beforeEach(({ page, cauce }) => signInQuietly(page, cauce))

test('withdrawing says what it means, is done live and leaves the order to be sent again', async ({ page, cauce }) => {
  const { id, reference, shopper } = await send(cauce, await signIn(cauce))
  await page.goto(`/financings/${id}`)
  await expect(page.getByText(/El enlace caduca el .*La oferta vence el/)).toBeVisible()
  await expect(page.getByText(/^Espere \d+ s$/)).toBeVisible()
  await page.getByRole('button', { name: 'Más acciones' }).click()
  await page.getByRole('menuitem', { name: 'Retirar la oferta' }).click()
  const dialog = page.getByRole('dialog', { name: `Retirar la oferta ${reference}` })
  await expect(dialog).toContainText(shopper.lastName)
  await expect(dialog).toContainText(/900,00\s€/)
  await dialog.getByRole('button', { name: 'Retirar la oferta' }).click()
  await expect(page.getByRole('button', { name: 'Enviar otra vez' })).toBeVisible()
  const entry = page.getByRole('list', { name: 'Cronología' }).getByRole('listitem').first()
  await expect(entry).toContainText('Retirada por el agente')
  await expect(entry).toContainText('Carmen Alonso')
})

test('a note half written is still there after leaving; it is added, taken back and brought back', async ({
  page,
  cauce,
}) => {
  const { id } = await send(cauce, await signIn(cauce))
  await page.goto(`/financings/${id}`)
  const field = page.getByPlaceholder('Escriba una nota')
  await field.fill('Llamar por la tarde')
  await page.reload()
  await expect(field).toHaveValue('Llamar por la tarde')
  await page.getByRole('button', { name: 'Añadir nota' }).click()
  await expect(field).toHaveValue('')
  const note = page.getByRole('listitem').filter({ hasText: 'Llamar por la tarde' })
  await note.getByRole('button', { name: 'Quitar nota' }).click()
  await expect(note).toHaveCount(0)
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await expect(note).toBeVisible()
})

test('another merchant’s financing does not exist here', async ({ page, cauce }) => {
  const { id } = await send(cauce, await signIn(cauce))
  await signInQuietly(page, cauce, 'claire.fontaine@ecole-lumiere.example')
  await page.goto(`/financings/${id}`)
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible()
  await expect(page.getByText('Curso de inglés')).toHaveCount(0)
})

test('a text that does not arrive is said at the top of the page without a reload', async ({
  page,
  cauce,
  sandbox,
}) => {
  await sandbox.patch({ sms: { deliveryDelayMs: 4_000, failNext: 1 } })
  const { id } = await send(cauce, await signIn(cauce))
  await page.goto(`/financings/${id}`)
  await expect(page.getByText(/El enlace caduca el .*La oferta vence el/)).toBeVisible()
  const failed = page.getByText(/El SMS no se ha entregado/)
  await expect(failed).toHaveCount(0)
  await expect(failed).toBeVisible()
})
