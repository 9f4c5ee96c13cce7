import { readFile } from 'node:fs/promises'
import { disbursementWorkflow, disbursementWorkflowId } from '@cauce/workflows/disbursement/contract'
import type { Page } from '@playwright/test'
import { Client, Connection } from '@temporalio/client'
import type { Cauce } from './harness/cauce.ts'
import { expect, test } from './harness/cauce.ts'
import { signInQuietly } from './harness/pages.ts'
import { untilState } from './harness/records.ts'
import { agentEmail, begin, call, enterCard, send, submit } from './harness/sell.ts'

const course = {
  ...{ kind: 'service', reference: 'ING', name: 'Curso de inglés', unitPriceCents: 80_000, units: 1 },
  taxTreatment: 'exempt',
}
const workshop = { ...course, reference: 'TAL', name: 'Taller', unitPriceCents: 10_000 }

const finance = 'teresa.campos@cauce.example'

const monthOf = (day: string) =>
  new Intl.DateTimeFormat('es-ES', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(day))
const euros = (cents: number) =>
  new Intl.NumberFormat('es-ES', { style: 'currency', currency: 'EUR', useGrouping: 'always' }).format(cents / 100)

/** A merchant's payment of a day, as its hour would prepare it; none where the balance is carried. */
async function preparePayment({ temporalAddress }: Cauce, merchantId: string, day: string): Promise<string | null> {
  const connection = await Connection.connect({ address: temporalAddress })
  try {
    const { id } = await new Client({ connection }).workflow.execute(disbursementWorkflow, {
      ...{ workflowId: disbursementWorkflowId(merchantId, day), taskQueue: 'cauce', args: [{ merchantId, day }] },
    })
    return id
  } finally {
    await connection.close()
  }
}

async function downloaded(page: Page, button: string | RegExp) {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  const download = await waiting
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

test('B7, B8, B9, F2: what was shipped is paid, in a file for the bank, with its papers and a notice; its statement says so; a rejection is owed again', async ({
  page,
  cauce,
  agent,
  sandbox,
  db,
  browser,
}) => {
  const sale = await send(cauce, agent, { lines: [course, workshop] })
  const begun = await begin(cauce, sale)
  await enterCard(cauce, begun)
  await submit(cauce, sale, begun)
  await untilState(db, sale, 'confirmed')
  const { merchantId, orderId } = await db
    .selectFrom('financing')
    .select(['merchant_id as merchantId', 'order_id as orderId'])
    .where('id', '=', sale.id)
    .executeTakeFirstOrThrow()
  const day = new Date(Date.UTC(2027, 0, 1 + Math.floor(Math.random() * 20_000))).toISOString().slice(0, 10)
  const later = (days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
  const id = await preparePayment(cauce, merchantId, day)
  if (!id) throw new Error('nothing was prepared')
  const { number, paidCents } = await db
    .selectFrom('disbursement')
    .select(['number', 'paid_cents as paidCents'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

  await test.step('the merchant sees the payment, its orders and its papers', async () => {
    await signInQuietly(page, cauce)
    await page.goto('/disbursements')
    const plot = page.getByRole('region', { name: 'Desembolsado por día' })
    await expect(plot.getByRole('figure')).toBeVisible()
    await page.getByRole('tab', { name: 'Totales por mes' }).click()
    const month = page.getByRole('row').filter({ has: page.getByRole('link', { name: monthOf(day) }) })
    // Nothing else is paid in a month to come.
    await expect(month.getByRole('cell').nth(1)).toHaveText('1')
    await expect(month.getByRole('cell').last()).toHaveText(euros(paidCents))
    await page.goto('/disbursements?tab=months&from=2200-12-31')
    await expect(page.getByText('Nada coincide')).toBeVisible()
    await page.getByRole('button', { name: 'Quitar: Desde el 31/12/2200' }).click()
    await month.getByRole('link').click()
    await expect(page).toHaveURL(new RegExp(`from=${day.slice(0, 7)}-01`))
    await page.getByRole('row').filter({ hasText: number }).click()
    await expect(page.getByRole('heading', { name: `Desembolso ${number}` })).toBeVisible()
    await expect(page.getByRole('link', { name: sale.reference })).toBeVisible()
    const report = await downloaded(page, 'Informe en PDF')
    expect([report.name, report.bytes.subarray(0, 4).toString()]).toEqual([`${number}.pdf`, '%PDF'])
    expect((await downloaded(page, 'Pedidos en Excel')).name).toBe(`${number}.xlsx`)
    await expect(page.getByRole('button', { name: 'Marcar como rechazado' })).toHaveCount(0)
  })

  const office = await (await browser.newContext({ locale: 'es-ES' })).newPage()
  let file = ''
  await test.step('finance hands it to the bank; the merchant is told, and sees it without a reload', async () => {
    await signInQuietly(office, cauce, finance)
    await office.goto(`${cauce.backoffice}/disbursements`)
    await office.getByRole('button', { name: 'Crear fichero de pagos' }).click()
    const waiting = office.waitForEvent('download')
    await office.getByRole('dialog').getByRole('button', { name: 'Crear fichero de pagos' }).click()
    file = await readFile(await (await waiting).path(), 'utf8')
    expect(file).toContain(`<EndToEndId>${number}</EndToEndId>`)
    await expect(page.getByText('Enviado al banco', { exact: true }).first()).toBeVisible()
    await expect
      .poll(async () => (await sandbox.mailsTo(agentEmail)).filter(({ text }) => text.includes(number)).length, {
        timeout: 20_000,
      })
      .toBe(1)
  })

  await test.step('the bank’s statement says that it paid, which the merchant sees, and a charge, which finance explains', async () => {
    const statement = await fetch(`${cauce.sandbox}/bank/statements?charge=1`, { method: 'POST', body: file })
    const bytes = Buffer.from(await statement.arrayBuffer())
    await office.getByRole('tab', { name: 'Extractos bancarios' }).click()
    await office.getByRole('button', { name: 'Importar extracto bancario' }).click()
    const chosen = office.getByLabel('Elija el extracto del banco')
    await chosen.setInputFiles({ name: 'pagos.xml', mimeType: 'application/xml', buffer: Buffer.from(file) })
    await expect(office.getByRole('alert')).toContainText('No es un extracto camt.053')
    await chosen.setInputFiles({ name: 'extracto.xml', mimeType: 'application/xml', buffer: bytes })
    await expect(office.getByText('Aclare cada diferencia', { exact: false })).toBeVisible()
    await expect(office.getByRole('row').filter({ hasText: number })).toContainText('Cuadra')
    await expect(page.getByText('Pagado', { exact: true }).first()).toBeVisible()
    await office.getByRole('row').filter({ hasText: 'COMISION' }).click()
    await office.getByRole('dialog').getByRole('button', { name: 'Descartar' }).click()
    await office.getByRole('dialog').getByLabel('Motivo').fill('Comisión del banco')
    await office.getByRole('dialog').getByRole('button', { name: 'Descartar' }).click()
    await expect(office.getByText('Todo cuadra.')).toBeVisible()
  })

  async function saveCart(keep: (reference: string) => boolean) {
    const { revision, lines } = await call<{ revision: number; lines: (typeof course & { lineId: string })[] }>(
      cauce.backoffice,
      'orders.get',
      { id: orderId },
      agent.headers,
    )
    const kept = lines.filter(({ reference }) => keep(reference)).map(({ lineId }) => ({ lineId, ...course }))
    const keyed = { ...agent.headers, 'idempotency-key': crypto.randomUUID() }
    await call(cauce.backoffice, 'orders.saveCart', { id: orderId, revision, lines: kept }, keyed)
  }

  await test.step('what the bank rejects is said with its reason, and its orders join the next payment, less what came back', async () => {
    await saveCart((reference) => reference === 'ING')
    await office.goto(`${cauce.backoffice}/disbursements/${id}`)
    await office.getByRole('button', { name: 'Marcar como rechazado' }).click()
    await office.getByRole('dialog').getByLabel('Motivo').fill('AC04: cuenta cerrada')
    await office.getByRole('dialog').getByRole('button', { name: 'Marcar como rechazado' }).click()
    await expect(page.getByText('El banco no lo abonó: AC04: cuenta cerrada.', { exact: false })).toBeVisible()
    await office.goto(`${cauce.backoffice}/orders/${orderId}`)
    await office.getByRole('tab', { name: 'Desembolso' }).click()
    await expect(office.getByRole('row').filter({ hasText: number })).toContainText('Rechazado')
    await office.getByRole('link', { name: number }).click()
    await expect(office.getByRole('heading', { name: `Desembolso ${number}` })).toBeVisible()
    const next = await preparePayment(cauce, merchantId, later(30_000))
    await page.goto(`/disbursements/${next}`)
    await expect(page.getByRole('link', { name: sale.reference })).toBeVisible()
    const amounts = page.getByRole('row').filter({ hasText: sale.reference }).getByRole('cell')
    await expect(amounts.nth(2)).toHaveText('900,00 €')
    await expect(amounts.nth(3)).toHaveText('100,00 €')
    await expect(page.getByRole('region', { name: 'Del importe al pago' })).toContainText(/Devuelto\s*-/)
    await office.goto(`${cauce.backoffice}/disbursements/${next}`)
    await expect(office.getByText('Espera a que finanzas lo envíe al banco.')).toBeVisible()
  })

  await test.step('what comes back when nothing new is shipped is carried, as the merchant sees, and taken off the payment after it', async () => {
    await saveCart(() => false)
    await page.goto('/disbursements')
    await page.getByRole('tab', { name: 'Próximo pago' }).click()
    const amounts = page.getByRole('row').filter({ hasText: 'Academia Norte' }).getByRole('cell')
    await expect(amounts.nth(2)).toHaveText('0,00 €')
    await expect(amounts.nth(3)).toHaveText('-800,00 €')
    await expect(amounts.last()).toContainText('Pasa al siguiente')
    expect(await preparePayment(cauce, merchantId, later(30_001))).toBeNull()
    const other = await send(cauce, agent, { lines: [course, workshop] })
    const paying = await begin(cauce, other)
    await enterCard(cauce, paying)
    await submit(cauce, other, paying)
    await untilState(db, other, 'confirmed')
    const last = await preparePayment(cauce, merchantId, later(30_002))
    await page.goto(`/disbursements/${last}`)
    await expect(page.getByRole('link', { name: other.reference })).toBeVisible()
    const less = page.getByRole('row').filter({ hasText: sale.reference }).getByRole('cell')
    await expect(less.nth(2)).toHaveText('0,00 €')
    await expect(less.nth(3)).toHaveText('800,00 €')
  })
  await office.context().close()
})
