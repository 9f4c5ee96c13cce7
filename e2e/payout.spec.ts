import type { Page } from '@playwright/test'
import { type Cauce, expect, test } from './harness/cauce.ts'
import { signInQuietly } from './harness/pages.ts'
import type { Sandbox } from './harness/sandbox.ts'
import { agentEmail } from './harness/sell.ts'

const finance = 'teresa.campos@cauce.example'
/** Spain's example of the IBAN registry's form, and one with two digits changed over. */
const [account, mistyped] = ['ES76 2077 0024 0031 0257 5766', 'ES76 2077 0024 0031 0257 5767']

/** The settings of whoever administers the merchant that sells in these tests, as finance sees them. */
async function openAsFinance(page: Page, { backoffice }: Cauce): Promise<void> {
  await page.goto(`${backoffice}/payout`)
  await page.getByRole('row', { name: /Academia Norte/ }).click()
  await expect(page.getByRole('heading', { name: 'Datos de cobro de Academia Norte' })).toBeVisible()
}

const lettersAbout = async (sandbox: Sandbox, words: RegExp): Promise<number> =>
  (await sandbox.mailsTo(agentEmail)).filter(({ text }) => words.test(text)).length

test('B7, B8: another account is asked for by the merchant, approved by finance with the number typed again, and told by letter', async ({
  page,
  cauce,
  sandbox,
  browser,
}) => {
  await signInQuietly(page, cauce)
  await page.goto('/payout')
  const dialog = page.getByRole('dialog')
  await test.step('the merchant asks, with a number that an IBAN can be', async () => {
    await page.getByRole('button', { name: 'Cambiar la cuenta' }).click()
    await dialog.getByLabel('IBAN').fill(mistyped)
    await dialog.getByLabel('Motivo').fill('Cambiamos de banco')
    await dialog.getByRole('button', { name: 'Pedir el cambio' }).click()
    await expect(dialog.getByLabel('IBAN')).toHaveAttribute('aria-invalid', 'true')
    await dialog.getByLabel('IBAN').fill(account)
    await dialog.getByRole('button', { name: 'Pedir el cambio' }).click()
    await expect(page.getByText('Cambio de cuenta pedido')).toBeVisible()
    await expect(page.getByText(/pidió cobrar en ES.*5766/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Cambiar la cuenta' })).toHaveCount(0)
    await expect.poll(() => lettersAbout(sandbox, /5766/), { timeout: 20_000 }).toBe(1)
  })

  const office = await (await browser.newContext({ locale: 'es-ES' })).newPage()
  await test.step('finance approves it only with the number that the bank certified; the merchant sees it at once', async () => {
    await signInQuietly(office, cauce, finance)
    await openAsFinance(office, cauce)
    await office.getByRole('button', { name: 'Aprobar' }).click()
    const approving = office.getByRole('dialog')
    await approving.getByLabel('IBAN').fill('ES91 2100 0418 4502 0005 1332')
    await approving.getByRole('button', { name: 'Aprobar' }).click()
    await expect(approving.getByLabel('IBAN')).toHaveAttribute('aria-invalid', 'true')
    await approving.getByLabel('IBAN').fill(account)
    await approving.getByRole('button', { name: 'Aprobar' }).click()
    await expect(office.getByText(/cobra desde ahora en/)).toBeVisible()
    await expect(page.getByRole('paragraph').filter({ hasText: /^ES.*5766$/ })).toBeVisible()
    await expect.poll(() => lettersAbout(sandbox, /5766/), { timeout: 20_000 }).toBe(2)
  })

  await test.step('the hour is the merchant’s, a tariff finance’s: from a day to come, and taken back before', async () => {
    await test.step('the merchant says on which days a declined instalment is tried again', async () => {
      const retries = page.getByRole('region', { name: 'Reintentos de cobro' })
      await expect(retries).toContainText('1, 3 y 7')
      await retries.getByRole('button', { name: 'Cambiar los días' }).click()
      await dialog.getByLabel('Días después del vencimiento').fill('5, dos')
      await dialog.getByRole('button', { name: 'Guardar' }).click()
      await expect(dialog).toContainText('enteros de 1 a 90')
      await dialog.getByLabel('Días después del vencimiento').fill('2 5')
      await dialog.getByRole('button', { name: 'Guardar' }).click()
      await expect(retries).toContainText('2 y 5')
    })
    await test.step('the merchant says how long links and offers hold', async () => {
      const sale = page.getByRole('region', { name: 'Enlace de pago y oferta' })
      await sale.getByRole('button', { name: 'Cambiar los plazos' }).click()
      await dialog.getByLabel('Enlace').fill('91')
      await dialog.getByRole('button', { name: 'Guardar' }).click()
      await expect(dialog).toContainText('Escriba un número dentro de lo indicado.')
      await dialog.getByLabel('Enlace').fill('15')
      await dialog.getByRole('button', { name: 'Guardar' }).click()
      await expect(sale).toContainText('15 días')
    })
    await page.getByRole('button', { name: 'Cambiar la hora' }).click()
    await dialog.getByLabel('Hora de pago').selectOption('9')
    await dialog.getByRole('button', { name: 'Guardar' }).click()
    await expect(page.getByText('9 h', { exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Nueva tarifa' })).toHaveCount(0)
    await office.getByRole('button', { name: 'Nueva tarifa' }).click()
    const setting = office.getByRole('dialog')
    await setting.getByLabel('Comisión (%)').first().fill('4,5')
    await setting.getByRole('button', { name: 'Fijar la tarifa' }).click()
    await expect(office.getByText(/Tarifa fijada desde/)).toBeVisible()
    await expect(page.getByRole('table', { name: /^Desde el/ })).toBeVisible()
    await office.getByRole('button', { name: 'Retirar la tarifa prevista' }).click()
    await office.getByRole('dialog').getByRole('button', { name: 'Retirar la tarifa prevista' }).click()
    await expect(page.getByRole('table', { name: /^Desde el/ })).toHaveCount(0)
  })
  await test.step('the merchant says when its services count as shipped', async () => {
    const services = page.getByRole('region', { name: 'Envío de los servicios' })
    await services.getByRole('button', { name: 'Marcarlos a mano' }).click()
    await dialog.getByRole('button', { name: 'Marcarlos a mano' }).click()
    await expect(services).toContainText('cuando alguien lo marca')
    await services.getByRole('button', { name: 'Enviarlos al confirmar' }).click()
    await dialog.getByRole('button', { name: 'Enviarlos al confirmar' }).click()
    await expect(services).toContainText('en cuanto se confirma')
  })
  await page.getByRole('button', { name: 'Cambiar la hora' }).click()
  await dialog.getByLabel('Hora de pago').selectOption('8')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await expect(page.getByText('8 h', { exact: true })).toBeVisible()
  await office.context().close()
})
