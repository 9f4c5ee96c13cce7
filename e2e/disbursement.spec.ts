import { readFile } from 'node:fs/promises'
import { disbursementWorkflow, disbursementWorkflowId } from '@cauce/workflows/disbursement/contract'
import type { Page } from '@playwright/test'
import { Client, Connection } from '@temporalio/client'
import type { Cauce } from './harness/cauce.ts'
import { expect, test } from './harness/cauce.ts'
import { signInQuietly } from './harness/pages.ts'
import { agentEmail, begin, enterCard, send, submit } from './harness/sell.ts'

const finance = 'teresa.campos@cauce.example'

/** A merchant's payment of a day, as its hour would prepare it. */
async function preparePayment({ temporalAddress }: Cauce, merchantId: string, day: string): Promise<string> {
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

test('B7, B8, B9: what was shipped is paid, in a file for the bank, with its papers and a notice; a rejection is owed again', async ({
  page,
  cauce,
  agent,
  sandbox,
  db,
  browser,
}) => {
  const sale = await send(cauce, agent)
  const begun = await begin(cauce, sale)
  await enterCard(cauce, begun)
  await submit(cauce, sale, begun)
  const financing = () =>
    db.selectFrom('financing').select(['state', 'merchant_id']).where('id', '=', sale.id).executeTakeFirstOrThrow()
  await expect.poll(async () => (await financing()).state).toBe('confirmed')
  const { merchant_id: merchantId } = await financing()
  const day = new Date(Date.UTC(2027, 0, 1 + Math.floor(Math.random() * 20_000))).toISOString().slice(0, 10)
  const id = await preparePayment(cauce, merchantId, day)
  const { number } = await db.selectFrom('disbursement').select('number').where('id', '=', id).executeTakeFirstOrThrow()

  await test.step('the merchant sees the payment, its orders and its papers', async () => {
    await signInQuietly(page, cauce)
    await page.goto('/disbursements')
    await page.getByRole('row').filter({ hasText: number }).click()
    await expect(page.getByRole('heading', { name: `Desembolso ${number}` })).toBeVisible()
    await expect(page.getByRole('link', { name: sale.reference })).toBeVisible()
    const report = await downloaded(page, 'Informe en PDF')
    expect([report.name, report.bytes.subarray(0, 4).toString()]).toEqual([`${number}.pdf`, '%PDF'])
    expect((await downloaded(page, 'Pedidos en Excel')).name).toBe(`${number}.xlsx`)
    await expect(page.getByRole('button', { name: 'Marcar como rechazado' })).toHaveCount(0)
  })

  const office = await (await browser.newContext({ locale: 'es-ES' })).newPage()
  await test.step('finance hands it to the bank; the merchant is told, and sees it without a reload', async () => {
    await signInQuietly(office, cauce, finance)
    await office.goto(`${cauce.backoffice}/disbursements`)
    await office.getByRole('button', { name: 'Crear fichero de pagos' }).click()
    const waiting = office.waitForEvent('download')
    await office.getByRole('dialog').getByRole('button', { name: 'Crear fichero de pagos' }).click()
    const file = await readFile(await (await waiting).path(), 'utf8')
    expect(file).toContain(`<EndToEndId>${number}</EndToEndId>`)
    await expect(page.getByText('Enviado al banco').first()).toBeVisible()
    await expect
      .poll(async () => (await sandbox.mailsTo(agentEmail)).filter(({ text }) => text.includes(number)).length, {
        timeout: 20_000,
      })
      .toBe(1)
  })

  await test.step('what the bank rejects is said with its reason, and its orders join the next payment', async () => {
    await office.goto(`${cauce.backoffice}/disbursements/${id}`)
    await office.getByRole('button', { name: 'Marcar como rechazado' }).click()
    await office.getByRole('dialog').getByLabel('Motivo').fill('AC04: cuenta cerrada')
    await office.getByRole('dialog').getByRole('button', { name: 'Marcar como rechazado' }).click()
    await expect(page.getByText('El banco no lo abonó: AC04: cuenta cerrada.', { exact: false })).toBeVisible()
    const next = await preparePayment(cauce, merchantId, `${Number(day.slice(0, 4)) + 100}${day.slice(4)}`)
    await page.goto(`/disbursements/${next}`)
    await expect(page.getByRole('link', { name: sale.reference })).toBeVisible()
    await office.goto(`${cauce.backoffice}/disbursements/${next}`)
    await expect(office.getByText('Espera a que finanzas lo envíe al banco.')).toBeVisible()
  })
  await office.context().close()
})
