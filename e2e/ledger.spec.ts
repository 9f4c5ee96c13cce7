import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, test } from './harness/cauce.ts'
import { signInQuietly } from './harness/pages.ts'

const finance = 'teresa.campos@cauce.example'

test('F2: finance reads the books from the balance to the postings, and what is shown is held against them', async ({
  page,
  cauce,
  db,
}) => {
  const order = await db
    .selectFrom('orders')
    .innerJoin('merchant', 'merchant.id', 'orders.merchant_id')
    .select(['orders.id', 'orders.reference', 'orders.merchant_id as merchantId', 'merchant.name'])
    .where('merchant.name', '=', 'École Lumière')
    .where('orders.state', '=', 'confirmed')
    .orderBy('orders.confirmed_at')
    .executeTakeFirstOrThrow()
  await signInQuietly(page, cauce, finance)

  await test.step('the sums of both sides meet; the file says the same', async () => {
    await page.goto('/ledger')
    await expect(page.getByText('Debe y haber suman lo mismo.')).toBeVisible()
    await page.getByLabel('Comercio').selectOption({ label: order.name })
    await expect(page).toHaveURL(new RegExp(`merchant=${order.merchantId}`))
    await page.getByLabel('Desde').fill('32/13/2026')
    await page.getByLabel('Hasta').fill('31/10/2026')
    await expect(page.getByText('No es una fecha', { exact: false })).toBeVisible()
    await page.getByLabel('Desde').fill('15/11/2026')
    await expect(page.getByText('El principio queda después del final.')).toBeVisible()
    await page.getByLabel('Desde').clear()
    await page.getByLabel('Hasta').clear()
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Exportar los saldos' }).click()
    await page.getByRole('menuitem', { name: 'CSV' }).click()
    expect(await readFile(await (await waiting).path(), 'utf8')).toContain('Comercios, por desembolsar')
  })

  await test.step('an account leads to its entries, an entry to its postings and to its order', async () => {
    await page.getByRole('link', { name: 'Clientes' }).click()
    await page.getByRole('searchbox').fill(order.reference)
    await page.getByRole('row', { name: `Venta confirmada, ${order.reference}` }).click()
    await expect(page.getByRole('dialog').getByRole('cell', { name: 'Comercios, por enviar' })).toBeVisible()
    await page.getByRole('link', { name: `Ver todos los asientos del pedido ${order.reference}` }).click()
    await expect(page.getByRole('heading', { name: `Asientos de ${order.reference}` })).toBeVisible()
    await page.getByRole('link', { name: 'Abrir el pedido' }).click()
    await page.getByRole('link', { name: 'Asientos' }).click()
    await expect(page.getByRole('heading', { name: 'Venta confirmada' })).toBeVisible()
  })

  await test.step('all agrees; a figure that somebody altered is named, with the way to it', async () => {
    const move = (cents: number) =>
      sql`update orders set total_cents = total_cents + ${cents} where id = ${order.id}`.execute(db)
    await page.goto(`/ledger?tab=check&merchant=${order.merchantId}`)
    await expect(page.getByText('Todo coincide con el libro')).toBeVisible()
    await move(1)
    try {
      await page.getByRole('button', { name: 'Comprobar de nuevo' }).click()
      await expect(page.getByText('Diferencias con el libro: 1')).toBeVisible()
      await page.getByRole('link', { name: order.reference }).click()
      await expect(page.getByRole('heading', { name: `Asientos de ${order.reference}` })).toBeVisible()
    } finally {
      await move(-1)
    }
  })
})

test('a merchant’s administrator is not shown the platform’s books', async ({ page, cauce }) => {
  await signInQuietly(page, cauce)
  await page.goto('/ledger')
  await expect(page.getByRole('heading', { name: 'Sin permiso' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Libro contable' })).toHaveCount(0)
})
