import { readFile } from 'node:fs/promises'
import { expect, test } from './harness/cauce.ts'
import { signInQuietly } from './harness/pages.ts'
import { untilState } from './harness/records.ts'
import { begin, call, enterCard, send, submit } from './harness/sell.ts'

const finance = 'teresa.campos@cauce.example'
const book = {
  kind: 'product',
  reference: 'LIB',
  name: 'Manual',
  unitPriceCents: 90_000,
  units: 1,
  taxTreatment: 'es-4',
}
/** Seems to take money back, and gives it back a moment later. */
const cardThatFailsLater = '4000000000005126'

test('B5: what a card gives back after all is transferred by finance, the shopper told, and the receipt on the order', async ({
  page,
  cauce,
  agent,
  sandbox,
  db,
}) => {
  const sale = await send(cauce, agent, { lines: [book] })
  const begun = await begin(cauce, sale)
  await enterCard(cauce, begun, cardThatFailsLater)
  await submit(cauce, sale, begun)
  await untilState(db, sale, 'confirmed')
  const { order_id: id } = await db
    .selectFrom('financing')
    .select('order_id')
    .where('id', '=', sale.id)
    .executeTakeFirstOrThrow()
  await call(cauce.backoffice, 'orders.cancel', { id, reason: 'shopper-asked' }, agent.headers)
  const refund = () =>
    db.selectFrom('refund').select(['state', 'number']).where('order_id', '=', id).executeTakeFirstOrThrow()
  await expect.poll(async () => (await refund()).state, { timeout: 30_000 }).toBe('to-transfer')
  const { number } = await refund()

  await signInQuietly(page, cauce, finance)
  await page.goto('/refunds')
  await page.getByRole('row').filter({ hasText: number }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('IBAN').fill('ES91 2100 0418 4502 0005 1333')
  await dialog.getByRole('button', { name: 'La transferencia está hecha' }).click()
  await expect(dialog.getByText('El IBAN no es válido', { exact: false })).toBeVisible()
  await dialog.getByLabel('IBAN').fill('ES91 2100 0418 4502 0005 1332')
  await dialog.getByRole('button', { name: 'La transferencia está hecha' }).click()
  await expect(page.getByRole('row').filter({ hasText: number })).toHaveCount(0)
  await expect
    .poll(async () => (await sandbox.mailsTo(sale.shopper.email)).filter(({ text }) => text.includes('1332')).length, {
      timeout: 20_000,
    })
    .toBe(1)

  await page.goto(`/orders/${id}?tab=disbursement`)
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: `Recibo del reembolso ${number}` }).click()
  const receipt = await waiting
  expect(receipt.suggestedFilename()).toBe(`${number}.pdf`)
  expect((await readFile(await receipt.path())).subarray(0, 4).toString()).toBe('%PDF')
})
