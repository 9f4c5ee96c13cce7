import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from './harness/cauce.ts'
import { acceptFirstPlan, confirmed, expectTitle, pay, signInByForm } from './harness/pages.ts'
import { processOf } from './harness/process.ts'
import { ledgerOf, untilState } from './harness/records.ts'
import { newShopper } from './harness/sell.ts'

const shopper = newShopper()
const reference = `TEL-${crypto.randomUUID().slice(0, 8)}`
const localPhone = shopper.phone.slice(3)

test('an agent sells by phone, the shopper confirms on a phone, and every open tab shows it', async ({
  page,
  context,
  browser,
  cauce,
  db,
  sandbox,
}) => {
  test.setTimeout(120_000)
  await signInByForm(page, cauce)
  await page.getByRole('link', { name: 'Nueva financiación' }).first().click()
  await fillSale(page)

  const panel = page.getByRole('complementary', { name: 'Total y simulador' })
  await expect(panel.getByText('3 × 439,67 € (última: 439,66 €)')).toBeVisible()
  await expect(panel.getByText('la primera hoy', { exact: false }).first()).toBeVisible()
  const preview = page.getByRole('region', { name: /SMS/ })
  await expect(preview).toContainText(`Academia Norte: `)
  await expect(preview).toContainText(`${cauce.checkout}/#`)
  await expect(preview).toContainText(/1 SMS · \d+ caracteres/)
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: reference })).toBeVisible()
  const id = new URL(page.url()).pathname.split('/').at(-1)!

  const tabs = await openTabs(context, `${cauce.backoffice}/financings/${id}`, `/financings?q=${reference}`)
  for (const tab of tabs) await expect(tab.getByText('En curso', { exact: true }).first()).toBeVisible()

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })
  const checkout = await openLinkOnPhone(await phone.newPage(), cauce.sandbox)
  await expect(checkout.getByText('Curso de inglés B2')).toBeVisible()
  await checkout.getByRole('radio').first().check()
  await checkout.getByText('Información previa al contrato', { exact: true }).click()
  for (const fact of ['Importe total del crédito', 'Importe total adeudado', 'TAE', 'Derecho de desistimiento'])
    await expect(checkout.getByText(fact, { exact: true })).toBeVisible()
  await acceptFirstPlan(checkout)
  await pay(checkout)
  await expectTitle(checkout, confirmed)
  await expect(checkout.getByText('Ha pagado 439,67 €.')).toBeVisible()
  await expect(checkout.getByRole('row', { name: /439,6/ })).toHaveCount(3)

  for (const tab of tabs) {
    await expect(tab.getByText('Confirmada', { exact: true }).first()).toBeVisible()
    expect(await tab.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(1)
    expect(await tab.evaluate(() => (window as { neverReloaded?: true }).neverReloaded)).toBe(true)
  }

  await untilState(db, { id }, 'confirmed')
  await expect.poll(async () => (await sandbox.texts(shopper.phone)).length).toBe(2)
  await expect.poll(async () => (await sandbox.mailsTo(shopper.email)).length).toBe(1)
  const [mail] = await sandbox.mailsTo(shopper.email)
  expect(mail?.subject).toContain('está confirmada')
  expect(mail?.text).toContain('439,67')
  const link = checkout.getByRole('link', { name: 'Ver mi compra' })
  expect(mail?.text).toContain(`${cauce.checkout}${await link.getAttribute('href')}`)
  await link.click()
  await expectTitle(checkout, 'Su plan de pagos')
  const intents = await sandbox.intentsOf(id)
  expect(intents.map(({ captures, capturedCents }) => ({ captures, capturedCents }))).toEqual([
    { captures: 1, capturedCents: 43_967 },
  ])
  expect(await ledgerOf(db, { id })).toEqual([
    { kind: 'capture', sumCents: 0 },
    { kind: 'confirmation', sumCents: 0 },
  ])
  await phone.close()
  await expectProcess(cauce, id)
})

async function fillSale(page: Page): Promise<void> {
  const sale = page.getByRole('region', { name: 'Venta', exact: true })
  const who = page.getByRole('region', { name: 'Cliente', exact: true })
  const fill = (label: string, text: string) => who.getByLabel(label, { exact: true }).fill(text)
  const choose = (label: string, option: string) => who.getByLabel(label, { exact: true }).selectOption(option)
  await sale.getByLabel('Referencia').fill(reference)
  await sale.getByLabel('Centro').selectOption({ label: 'Oviedo' })
  await choose('Prefijo', 'ES')
  await fill('Teléfono', localPhone)
  await fill('Correo electrónico', shopper.email)
  await fill('Nombre', shopper.firstName)
  await fill('Apellidos', shopper.lastName)
  await fill('Documento de identidad', shopper.documentNumber)
  await fill('Fecha de nacimiento', '29/02/1984')
  await fill('Calle y número', shopper.street)
  await fill('Código postal', shopper.postcode)
  await fill('Localidad', shopper.city)
  await choose('País', 'ES')
  await choose('Idioma', 'es')

  const line = page.getByRole('listitem', { name: 'Línea 1' })
  await line.getByLabel('Tipo').selectOption({ label: 'Servicios' })
  await line.getByLabel('Referencia').fill('ING-B2')
  await line.getByLabel('Nombre').fill('Curso de inglés B2')
  await line.getByLabel('Precio con IVA').fill('1.399,00')
  await line.getByLabel('Unidades').fill('1')
  await line.getByLabel('Impuesto').selectOption({ label: 'Exento de IVA' })
  await page.getByRole('button', { name: 'Descuento' }).click()
  const discount = page.getByRole('listitem', { name: 'Línea 2' })
  await discount.getByLabel('Referencia').fill('VERANO')
  await discount.getByLabel('Nombre').fill('Descuento de verano')
  await discount.getByLabel('Precio con IVA').fill('109,50')
}

async function openTabs(context: BrowserContext, ...addresses: string[]): Promise<Page[]> {
  return Promise.all(
    Array.from({ length: 12 }, async (_, number) => {
      const tab = await context.newPage()
      await tab.goto(addresses[number % addresses.length]!)
      await tab.evaluate(() => Object.assign(window, { neverReloaded: true }))
      return tab
    }),
  )
}

async function openLinkOnPhone(page: Page, sandbox: string): Promise<Page> {
  await page.goto(sandbox)
  await page.getByRole('button', { name: shopper.phone }).click()
  const opened = page.context().waitForEvent('page')
  await page.getByRole('link').click()
  return opened
}

async function expectProcess(cauce: Parameters<typeof processOf>[0], id: string): Promise<void> {
  const { status, attributes, history } = await processOf(cauce, id)
  expect(status).toBe('COMPLETED')
  expect(attributes).toMatchObject({
    CauceReference: reference,
    CauceMerchant: 'Academia Norte',
    CauceCentre: 'Oviedo',
    CauceState: 'confirmed',
  })
  const personal = [shopper.lastName, shopper.firstName, localPhone, shopper.email, shopper.documentNumber]
  expect(history).toContain(id)
  for (const detail of [...personal, shopper.street]) expect(history, detail).not.toContain(detail)
}
