import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './harness/cauce.ts'
import { signInQuietly } from './harness/pages.ts'
import { agentEmail } from './harness/sell.ts'

const finance = 'teresa.campos@cauce.example'

async function takePdf(page: Page, number: string): Promise<void> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: `Descargar el PDF de ${number}`, exact: true }).click()
  const download = await waiting
  expect(download.suggestedFilename()).toBe(`${number}.pdf`)
  expect((await readFile(await download.path())).subarray(0, 4).toString()).toBe('%PDF')
}

test('B10: a month’s invoice is in the portal as a PDF; finance takes it back with a credit note, which the merchant sees and is told of', async ({
  page,
  cauce,
  sandbox,
  db,
  browser,
}) => {
  const { number, merchantId } = await db
    .selectFrom('invoice')
    .innerJoin('app_user', 'app_user.merchant_id', 'invoice.merchant_id')
    .select(['invoice.number', 'invoice.merchant_id as merchantId'])
    .where('app_user.email', '=', agentEmail)
    .where('invoice.corrects', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('invoice as note').select('note.id').whereRef('note.corrects', '=', 'invoice.id'))),
    )
    .orderBy('invoice.issued_on', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  await signInQuietly(page, cauce)
  await page.goto('/invoices')
  const row = page.getByRole('row', { name: new RegExp(`^${number}, `) })
  await expect(row).toContainText('Emitida')
  await takePdf(page, number)
  await expect(page.getByRole('button', { name: `Rectificar ${number}` })).toHaveCount(0)

  const office = await (await browser.newContext({ locale: 'es-ES' })).newPage()
  await signInQuietly(office, cauce, finance)
  await office.goto(`${cauce.backoffice}/invoices?merchant=${merchantId}`)
  await office.getByRole('button', { name: `Rectificar ${number}` }).click()
  const dialog = office.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Emitir la rectificativa' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('Este dato es obligatorio.')
  await dialog.getByLabel('Causa').fill('Domicilio equivocado')
  await dialog.getByRole('button', { name: 'Emitir la rectificativa' }).click()
  await expect(office.getByText(/^Emitida la rectificativa /)).toBeVisible()
  await office.context().close()

  const note = page.getByRole('row').filter({ hasText: `Rectifica ${number}` })
  await expect(note).toContainText(/-\d+,\d\d\s€/)
  await expect(row).toContainText('Rectificada por')
  const { number: credit } = await db
    .selectFrom('invoice as note')
    .innerJoin('invoice', 'invoice.id', 'note.corrects')
    .select('note.number')
    .where('invoice.number', '=', number)
    .executeTakeFirstOrThrow()
  await takePdf(page, credit)
  const letters = async () => (await sandbox.mailsTo(agentEmail)).filter(({ subject }) => subject.includes(credit))
  await expect.poll(async () => (await letters()).length).toBe(1)
  const [paper] = (await letters())[0]?.attachments ?? []
  expect(paper).toMatchObject({ name: `${credit}.pdf`, contentType: 'application/pdf' })
  await page.goto(cauce.sandbox)
  await page.getByRole('button', { name: new RegExp(`${credit}.*${agentEmail}`) }).click()
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: `${credit}.pdf` }).click()
  const taken = await readFile(await (await waiting).path())
  expect(taken.subarray(0, 4).toString()).toBe('%PDF')
  expect(taken.toString('base64')).toBe(paper?.base64)
})
