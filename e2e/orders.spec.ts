import type { Db } from '@cauce/database/connection'
import { expect, test } from './harness/cauce.ts'
import { signInQuietly } from './harness/pages.ts'
import { untilState } from './harness/records.ts'
import { begin, call, enterCard, send, submit } from './harness/sell.ts'

const course = {
  ...{ kind: 'service', reference: 'ING', name: 'Curso de inglés', unitPriceCents: 80_000, units: 1 },
  taxTreatment: 'exempt',
}
const book = {
  kind: 'product',
  reference: 'LIB',
  name: 'Manual',
  unitPriceCents: 10_000,
  units: 2,
  taxTreatment: 'es-4',
}

const orderOf = async (db: Db, financingId: string) => {
  const { order_id } = await db
    .selectFrom('financing')
    .select('order_id')
    .where('id', '=', financingId)
    .executeTakeFirstOrThrow()
  return order_id
}

test('B1–B6, C17: an order is listed, its cart edited and shipped, what comes back refunded, another one cancelled', async ({
  page,
  cauce,
  agent,
  sandbox,
  db,
}) => {
  const confirmed = async (lines: readonly object[]) => {
    const sale = await send(cauce, agent, { lines })
    const begun = await begin(cauce, sale)
    await enterCard(cauce, begun)
    await submit(cauce, sale, begun)
    await untilState(db, sale, 'confirmed')
    return { ...sale, orderId: await orderOf(db, sale.id) }
  }
  const sale = await confirmed([course, book])
  const abandoned = await send(cauce, agent)
  const id = sale.orderId
  await signInQuietly(page, cauce)

  await test.step('B1: the list has the confirmed one, not the one that nobody accepted', async () => {
    await page.goto('/orders')
    await page.getByRole('searchbox').fill(sale.reference)
    const row = page.getByRole('row').filter({ hasText: sale.reference })
    await expect(row).toContainText('Enviado en parte')
    await expect(row).toContainText('1.000,00 €')
    await page.getByRole('searchbox').fill(abandoned.reference)
    await expect(page.getByText('Nada empieza así').or(page.getByText('Nada coincide'))).toBeVisible()
    await page.getByRole('searchbox').fill(sale.reference)
    await row.click()
    await expect(page).toHaveURL(new RegExp(`/orders/${id}$`))
  })

  await test.step('B3: the edited cart shows the old beside the new before it is saved, and the shopper gets the plan', async () => {
    await page.getByRole('link', { name: 'Editar el carrito' }).click()
    await page.getByRole('button', { name: 'Añadir descuento' }).click()
    const line = page.getByRole('listitem', { name: 'Línea 3' })
    await line.getByLabel('Referencia').fill('DTO')
    await line.getByLabel('Nombre').fill('Descuento de bienvenida')
    await line.getByLabel('Precio con IVA').fill('50')
    const preview = page.getByRole('region', { name: 'Qué cambia' })
    await expect(preview.getByRole('row', { name: 'Total del carrito' })).toContainText('950,00 €')
    await expect(preview).toContainText('menos')
    await page.getByRole('button', { name: 'Guardar' }).click()
    await expect(page.getByText('Carrito guardado', { exact: false })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Versiones del carrito' })).toBeVisible()
    await expect
      .poll(async () => (await sandbox.mailsTo(sale.shopper.email)).map(({ subject }) => subject).join(' | '))
      .toMatch(/plan/i)
  })

  await test.step('B3: who saves after somebody else sees their cart first, and nothing is overwritten', async () => {
    await page.getByRole('link', { name: 'Editar el carrito' }).click()
    await page.getByRole('listitem', { name: 'Línea 2' }).getByLabel('Unidades').fill('1')
    const { revision, lines } = await call<{ revision: number; lines: { lineId: string }[] }>(
      cauce.backoffice,
      'orders.get',
      { id },
      agent.headers,
    )
    const theirs = lines.map(({ lineId, ...line }) => ({ ...line, lineId }))
    const keyed = { ...agent.headers, 'idempotency-key': crypto.randomUUID() }
    await call(cauce.backoffice, 'orders.saveCart', { id, revision, lines: theirs.slice(0, 2) }, keyed)
    await expect(page.getByText('Otra persona ha cambiado este pedido')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Guardar' })).toBeDisabled()
    await page.getByRole('button', { name: 'Empezar desde el actual' }).click()
    await expect(page.getByRole('listitem', { name: 'Línea 3' })).toHaveCount(0)
    await page.getByRole('link', { name: 'Cancelar' }).click()
  })

  await test.step('B2: everything is shipped, and from then on it cannot be cancelled', async () => {
    await page.getByRole('button', { name: 'Enviar todo' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Marcar como enviado' }).click()
    await expect(page.getByRole('button', { name: 'Enviar todo' })).toHaveCount(0)
    await page.getByRole('button', { name: 'Más acciones' }).click()
    await page.getByRole('menuitem', { name: 'Anular el pedido' }).click()
    await expect(page.getByRole('dialog')).toContainText('Ya se ha enviado algo')
    await page.getByRole('link', { name: 'Registrar una devolución' }).click()
  })

  await test.step('B5: a returned book leaves with the bin', async () => {
    await page.getByRole('listitem', { name: 'Línea 2' }).getByRole('button', { name: 'Quitar' }).click()
    await expect(page.getByRole('region', { name: 'Qué cambia' })).toContainText('Se registra la devolución')
    await page.getByRole('button', { name: 'Guardar' }).click()
    await expect(page.getByText('devueltas: 2')).toBeVisible()
  })

  await test.step('B6: the plan says what is paid and what is to come', async () => {
    await page.getByRole('tab', { name: 'Desembolso' }).click()
    await expect(page.getByRole('region', { name: 'Plan de pagos' })).toContainText('Pagadas: 1')
    await expect(page.getByRole('region', { name: 'Cobros a la tarjeta' })).toContainText('Cobrado')
    await expect(page).toHaveURL(/tab=disbursement/)
  })

  await test.step('B4: an order that was not shipped is cancelled with a reason, and what was paid goes back', async () => {
    const unshipped = await confirmed([book])
    await page.goto(`/orders/${unshipped.orderId}`)
    await page.getByRole('button', { name: 'Más acciones' }).click()
    await page.getByRole('menuitem', { name: 'Anular el pedido' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Motivo').selectOption({ label: 'Pedido duplicado' })
    await dialog.getByRole('button', { name: 'Anular el pedido' }).click()
    await expect(page.getByText('Anulado: Pedido duplicado.')).toBeVisible()
    await page.getByRole('tab', { name: 'Desembolso' }).click()
    await expect(page.getByRole('region', { name: 'Devuelto al cliente' })).toContainText('Anulación')
    await page.goto(`/orders/${id}`)
  })

  await test.step('C17: automatic payments are switched off, with a way back', async () => {
    const automatic = page.getByRole('checkbox', { name: 'Pagos automáticos de', exact: false })
    await automatic.uncheck()
    await expect(page.getByText('ya no se cobran solas', { exact: false })).toBeVisible()
    await page.getByRole('button', { name: 'Deshacer' }).last().click()
    await expect(automatic).toBeChecked()
  })
})
