import { expect, test } from './harness/cauce.ts'
import { signInQuietly } from './harness/pages.ts'
import { untilState } from './harness/records.ts'
import { begin, call, enterCard, send, submit } from './harness/sell.ts'

const book = {
  kind: 'product',
  reference: 'LIB',
  name: 'Manual',
  unitPriceCents: 90_000,
  units: 1,
  taxTreatment: 'es-4',
}

type Received = { path: string; type: string; signed: boolean | null; body: string }

test('F8, B4: a merchant’s own system is told of a sale and of its cancellation, signed; what it refuses is seen, and sent again by hand', async ({
  page,
  cauce,
  agent,
  sandbox,
  db,
}) => {
  const name = `Tienda ${crypto.randomUUID().slice(0, 8)}`
  const path = `/webhooks/${crypto.randomUUID()}`
  const received = async () => {
    const all = (await (await fetch(`${cauce.sandbox}/control/webhooks`)).json()) as Received[]
    return all.filter((webhook) => webhook.path === path)
  }
  await signInQuietly(page, cauce)
  await page.goto('/hooks')

  await test.step('an address inside is refused, the endpoint is made and its secret shown once', async () => {
    await page.getByRole('button', { name: 'Añadir webhook' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Dirección').fill('https://192.168.1.1/hooks')
    await dialog.getByLabel('Descripción').fill(name)
    await dialog.getByRole('button', { name: 'Añadir webhook' }).click()
    await expect(dialog.getByText('Esta dirección no es pública', { exact: false })).toBeVisible()
    await dialog.getByLabel('Dirección').fill(`${cauce.sandbox}${path}`)
    await dialog.getByLabel('Financiación sin venta').uncheck()
    await dialog.getByRole('button', { name: 'Añadir webhook' }).click()
    const secret = await dialog.getByLabel('Secreto', { exact: true }).inputValue()
    expect(secret).toMatch(/^whsec_/)
    await sandbox.patch({ webhooks: { secret } })
    await dialog.getByRole('button', { name: 'Hecho' }).click()
  })

  const item = page.getByRole('list', { name: 'Webhooks' }).getByRole('listitem').filter({ hasText: name })
  await expect(item).toContainText('Activo')
  await expect(item).toContainText('Sin envíos todavía')

  await test.step('a sale is told at once, signed', async () => {
    const sale = await send(cauce, agent, { lines: [book] })
    await expect.poll(received).toMatchObject([{ type: 'financing.sent', signed: true }])
    const [told] = await received()
    expect(JSON.parse(told?.body ?? '')).toMatchObject({ data: { id: sale.id, reference: sale.reference } })
    expect(told?.body).not.toContain(sale.shopper.lastName)
    await expect(item).toContainText('Última entrega: Financiación enviada, Entregada')

    const begun = await begin(cauce, sale)
    await enterCard(cauce, begun)
    await submit(cauce, sale, begun)
    await untilState(db, sale, 'confirmed')
    const { order_id: id } = await db
      .selectFrom('financing')
      .select('order_id')
      .where('id', '=', sale.id)
      .executeTakeFirstOrThrow()
    await call(cauce.backoffice, 'orders.cancel', { id, reason: 'not-available' }, agent.headers)
    const types = async () => (await received()).map(({ type }) => type).toSorted()
    await expect.poll(types).toEqual(['financing.confirmed', 'financing.sent', 'order.cancelled'])
    await expect(item).toContainText('Última entrega: Pedido anulado, Entregada')
  })

  await test.step('a refusal is seen with its attempts, without a reload, and sent again by hand', async () => {
    await sandbox.patch({ webhooks: { answerStatus: 500 } })
    await item.getByRole('button', { name: 'Enviar prueba' }).click()
    await expect(item).toContainText('Última entrega: Prueba, Pendiente')
    await item.getByRole('link', { name: 'Última entrega', exact: false }).click()
    await expect(page).toHaveURL(/\/hooks\/deliveries\?webhook=/)
    const row = page.getByRole('row').filter({ hasText: 'Prueba' })
    await expect(row).toContainText('Rechazado (500)')
    await row.click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('list', { name: 'Intentos' }).getByRole('listitem').first()).toContainText('(500)')
    await expect(dialog.getByRole('list', { name: 'Intentos' }).getByRole('listitem')).toHaveCount(2)
    await sandbox.patch({ webhooks: { answerStatus: 204 } })
    await dialog.getByRole('button', { name: 'Enviar de nuevo' }).click()
    await expect(dialog.getByText('Entregada')).toBeVisible()
    await expect(dialog.getByRole('list', { name: 'Intentos' })).toContainText('Aceptado (204)')
    await page.keyboard.press('Escape')
  })

  await test.step('disabled, it gets nothing; removed, it is gone', async () => {
    await page.goto('/hooks')
    await item.getByRole('button', { name: `Más acciones de ${name}` }).click()
    await page.getByRole('menuitem', { name: 'Desactivar' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Desactivar' }).click()
    await expect(item).toContainText('Desactivado')
    const before = (await received()).length
    await send(cauce, agent)
    expect(await received()).toHaveLength(before)
    await item.getByRole('button', { name: `Más acciones de ${name}` }).click()
    await page.getByRole('menuitem', { name: 'Quitar' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Quitar' }).click()
    await expect(item).toHaveCount(0)
  })
})
