import type { Db } from '@cauce/database/connection'
import { expectAccessible } from './harness/accessible.ts'
import { expect, test } from './harness/cauce.ts'
import { signInQuietly } from './harness/pages.ts'
import { untilState } from './harness/records.ts'
import { begin, call, enterCard, send, submit } from './harness/sell.ts'
import { csv, sheetRow } from './harness/spreadsheets.ts'

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

const switchOf = async (db: Db, orderId: string) => {
  const { automatic_payments } = await db
    .selectFrom('orders')
    .innerJoin('customer', 'customer.id', 'orders.customer_id')
    .select('customer.automatic_payments')
    .where('orders.id', '=', orderId)
    .executeTakeFirstOrThrow()
  return automatic_payments
}

const givenBack = (db: Db, orderId: string) =>
  db.selectFrom('refund').select(['cause', 'state', 'amount_cents']).where('order_id', '=', orderId).execute()

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
    const line = (number: number) => page.getByRole('listitem', { name: `Línea ${number}` })
    const add = async (number: number, kind: string, typed: { reference: string; name: string; price: string }) => {
      await page.getByRole('button', { name: kind }).click()
      await line(number).getByLabel('Referencia').fill(typed.reference)
      await line(number).getByLabel('Nombre').fill(typed.name)
      await line(number).getByLabel('Precio con IVA').fill(typed.price)
    }
    await line(2).getByLabel('Referencia').fill('LIB-B1')
    await line(2).getByLabel('Nombre').fill('Manual B1')
    await line(2).getByLabel('Total de la línea').fill('180')
    await expect(line(2).getByLabel('Precio con IVA')).toHaveValue(/^90,00/)
    await add(3, 'Añadir producto', { reference: 'FUN', name: 'Funda', price: '30' })
    await add(4, 'Añadir gastos', { reference: 'ENV', name: 'Envío urgente', price: '20' })
    await add(5, 'Añadir descuento', { reference: 'DTO', name: 'Descuento de bienvenida', price: '80' })
    const preview = page.getByRole('region', { name: 'Qué cambia' })
    await expect(preview.getByRole('row', { name: 'Total del carrito' })).toContainText('950,00 €')
    await expect(preview).toContainText('menos')
    await page.getByRole('button', { name: 'Guardar' }).click()
    await expect(page.getByText('Carrito guardado', { exact: false })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Versiones del carrito' })).toBeVisible()
    await expect(page.getByText('Envío urgente').first()).toBeVisible()
    await expect
      .poll(async () => (await sandbox.mailsTo(sale.shopper.email)).map(({ subject }) => subject).join(' | '))
      .toMatch(/plan/i)
  })

  await test.step('B3: who saves after somebody else sees their cart first, and nothing is overwritten', async () => {
    await page.getByRole('link', { name: 'Editar el carrito' }).click()
    const theyKeep = async (count: number) => {
      const { revision, lines } = await call<{ revision: number; lines: { lineId: string }[] }>(
        cauce.backoffice,
        'orders.get',
        { id },
        agent.headers,
      )
      const keyed = { ...agent.headers, 'idempotency-key': crypto.randomUUID() }
      await call(cauce.backoffice, 'orders.saveCart', { id, revision, lines: lines.slice(0, count) }, keyed)
    }
    await page.getByRole('listitem', { name: 'Línea 3' }).getByLabel('Nombre').fill('Funda azul')
    await theyKeep(2)
    await page.getByRole('button', { name: 'Seguir con el mío' }).click()
    await expect(page.getByRole('region', { name: 'Qué cambia' })).toContainText('Total del carrito')
    await page.getByRole('button', { name: 'Guardar' }).click()
    await expect(page.getByText('Carrito guardado', { exact: false })).toBeVisible()
    await page.getByRole('link', { name: 'Editar el carrito' }).click()
    await expect(page.getByRole('listitem', { name: 'Línea 3' })).toBeVisible()
    await page.getByRole('listitem', { name: 'Línea 2' }).getByLabel('Unidades').fill('1')
    await theyKeep(2)
    await expect(page.getByText(/^(?!Otra persona).+ ha cambiado este pedido$/)).toBeVisible()
    await expect(page.getByText(/^Ya no está: /)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Guardar' })).toBeDisabled()
    await page.getByRole('button', { name: 'Empezar desde el actual' }).click()
    await expect(page.getByRole('listitem', { name: 'Línea 3' })).toHaveCount(0)
  })

  await test.step('B3: nobody leaves unsaved lines without a word, and what was to undo goes with the form', async () => {
    await page.getByRole('listitem', { name: 'Línea 2' }).getByRole('button', { name: 'Quitar' }).click()
    const undo = page.getByRole('button', { name: 'Deshacer' })
    await expect(undo).toBeVisible()
    await page.getByRole('link', { name: 'Cancelar' }).click()
    const asked = page.getByRole('dialog', { name: '¿Salir sin guardar?' })
    await asked.getByRole('button', { name: 'Cancelar' }).click()
    await expect(page.getByRole('listitem', { name: 'Línea 1' })).toBeVisible()
    await page.getByRole('link', { name: 'Cancelar' }).click()
    await asked.getByRole('button', { name: 'Salir sin guardar' }).click()
    await expect(page).toHaveURL(new RegExp(`/orders/${id}$`))
    await expect(undo).toHaveCount(0)
  })

  await test.step('B2: what is ticked is shipped, and from then on it cannot be cancelled', async () => {
    const ship = page.getByRole('button', { name: 'Enviar', exact: true })
    await page.getByRole('link', { name: 'Editar el carrito' }).click()
    await page.getByRole('button', { name: 'Enviar todo' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: 'Manual B1 LIB-B1' }).uncheck()
    await dialog.getByRole('button', { name: 'Marcar como enviado' }).click()
    await expect(dialog.getByText('Marque al menos una línea.')).toBeVisible()
    await dialog.getByRole('checkbox', { name: 'Manual B1 LIB-B1' }).check()
    await dialog.getByRole('button', { name: 'Marcar como enviado' }).click()
    await expect(page.getByRole('listitem', { name: 'Línea 1' })).toContainText('Enviado')
    await expect(page.getByRole('button', { name: 'Enviar todo' })).toHaveCount(0)
    await page.getByRole('link', { name: 'Cancelar' }).click()
    await expect(ship).toHaveCount(0)
    await page.getByRole('button', { name: 'Más acciones' }).click()
    await page.getByRole('menuitem', { name: 'Anular el pedido' }).click()
    await expect(page.getByRole('dialog')).toContainText('Ya se ha enviado algo')
    await page.getByRole('link', { name: 'Registrar una devolución' }).click()
  })

  await test.step('B5: of two books one comes back, and what is to be paid falls', async () => {
    await page.getByRole('listitem', { name: 'Línea 2' }).getByLabel('Unidades').fill('1')
    const preview = page.getByRole('region', { name: 'Qué cambia' })
    await expect(preview).toContainText('Se registra la devolución')
    await expect(preview).toContainText('El cliente deberá 90,00 € menos.')
    await page.getByRole('button', { name: 'Guardar' }).click()
    await expect(page.getByText('devueltas: 1')).toBeVisible()
  })

  await test.step('B6: the plan says what is paid and what is to come', async () => {
    await page.getByRole('tab', { name: 'Desembolso' }).click()
    await expect(page.getByRole('region', { name: 'Plan de pagos' })).toContainText('Pagadas: 1')
    await expect(page.getByRole('region', { name: 'Cobros a la tarjeta' })).toContainText('Cobrado')
    await expect(page).toHaveURL(/tab=disbursement/)
  })

  const unshipped = await confirmed([book])
  await test.step('B4: an order that was not shipped is cancelled with a reason, and what was paid goes back', async () => {
    await page.goto(`/orders/${unshipped.orderId}`)
    await page.getByRole('button', { name: 'Más acciones' }).click()
    await page.getByRole('menuitem', { name: 'Anular el pedido' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Anular el pedido' }).click()
    await expect(dialog.getByRole('alert')).toHaveText('Elija un motivo')
    await dialog.getByLabel('Motivo').selectOption({ label: 'Pedido duplicado' })
    await dialog.getByRole('button', { name: 'Anular el pedido' }).click()
    await expect(page.getByText('Anulado: Pedido duplicado.')).toBeVisible()
    await page.getByRole('tab', { name: 'Desembolso' }).click()
    await expect(page.getByRole('region', { name: 'Devuelto al cliente' })).toContainText('Anulación')
    await expect(page.getByText('No se paga nada: el pedido está anulado.')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Plan de pagos' })).not.toContainText('TAE')
    await page.goto('/orders')
    await page.getByRole('searchbox').fill(unshipped.reference)
    await page.getByRole('checkbox', { name: unshipped.reference }).check()
    await page.getByRole('button', { name: 'Marcar como enviados' }).click()
    await expect(dialog).toContainText(`De los elegidos quedan fuera:${unshipped.reference}El pedido está anulado`)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })

  await test.step('C17: a column that is not there until it is chosen has the customer’s switch', async () => {
    const automatic = page.getByRole('checkbox', { name: 'Pagos automáticos de', exact: false })
    await expect(automatic).toHaveCount(0)
    const choose = async (deed: 'check' | 'uncheck') => {
      await page.getByRole('button', { name: 'Columnas' }).click()
      await page.getByRole('checkbox', { name: 'Pagos automáticos', exact: true })[deed]()
      await page.keyboard.press('Escape')
    }
    await choose('check')
    await automatic.uncheck()
    await expect(page.getByText('ya no se cobran solas', { exact: false })).toBeVisible()
    expect(await switchOf(db, unshipped.orderId)).toBe(false)
    await automatic.check()
    await expect(page.getByText('vuelven a cobrarse solas', { exact: false })).toBeVisible()
    expect(await switchOf(db, unshipped.orderId)).toBe(true)
    await choose('uncheck')
    await expect(automatic).toHaveCount(0)
    await page.goto(`/orders/${id}`)
  })

  await test.step('B6: a part is paid early and then all of it, each quoted before and followed to its end', async () => {
    const choose = async (deed: string) => {
      await page.getByRole('button', { name: 'Más acciones' }).click()
      await page.getByRole('menuitem', { name: deed }).click()
    }
    const dialog = page.getByRole('dialog')
    await choose('Pago anticipado')
    await dialog.getByLabel('Cuánto paga hoy').fill('0,49')
    await expect(dialog).toContainText('Escriba un importe entre 0,50')
    await dialog.getByLabel('Cuánto paga hoy').fill('100')
    await expect(dialog.getByRole('table', { name: 'Lo que queda después' })).toBeVisible()
    // A double click is one payment.
    await dialog.getByRole('button', { name: 'Cobrar 100,00 €' }).dblclick()
    await expect(dialog).toContainText('Cobrados 100,00 €', { timeout: 20_000 })
    await page.keyboard.press('Escape')
    await choose('Liquidar hoy')
    await dialog.getByRole('button', { name: /^Cobrar \d/ }).click()
    await expect(dialog).toContainText('El cliente recibe un correo', { timeout: 20_000 })
    await page.keyboard.press('Escape')
    await page.getByRole('tab', { name: 'Desembolso' }).click()
    await expect(page.getByRole('region', { name: 'Plan de pagos' })).toContainText('Por pagar: 0')
    for (const version of ['Aceptado por el cliente', 'Cambio del carrito', 'Pago anticipado de todo'])
      await expect(page.getByRole('region', { name: 'Plan de pagos' })).toContainText(version)
    const charged = page.getByRole('region', { name: 'Cobros a la tarjeta' }).getByRole('listitem')
    await expect(charged.filter({ hasText: 'Pago anticipado' })).toHaveCount(1)
    const plan = page.getByRole('region', { name: 'Plan de pagos' }).getByRole('list').first()
    await expect(plan.getByRole('listitem').filter({ hasText: 'Pago anticipado' })).toHaveCount(2)
    await page.getByRole('button', { name: 'Más acciones' }).click()
    await expect(page.getByRole('menuitem', { name: 'Enviar enlace' })).toHaveCount(0)
    await page.keyboard.press('Escape')
    await page.getByRole('tab', { name: 'Pedido', exact: true }).click()
  })

  await test.step('B5: the other book leaves with the bin, and what was paid for it goes back the same day', async () => {
    await page.getByRole('link', { name: 'Editar el carrito' }).click()
    await page.getByRole('listitem', { name: 'Línea 2' }).getByRole('button', { name: 'Quitar' }).click()
    await expect(page.getByText('Vuelven hoy a la tarjeta 90,00 €.')).toBeVisible()
    await page.getByRole('button', { name: 'Guardar' }).click()
    await expect(page.getByText('devueltas: 2')).toBeVisible()
    await page.getByRole('tab', { name: 'Desembolso' }).click()
    await expect(page.getByRole('region', { name: 'Devuelto al cliente' })).toContainText(/Devolución.*90,00/)
    await expect.poll(() => givenBack(db, id)).toEqual([{ cause: 'return', state: 'paid', amount_cents: 9_000 }])
    await page.getByRole('tab', { name: 'Pedido', exact: true }).click()
  })

  await test.step('C17: automatic payments are switched off, with a way back', async () => {
    const automatic = page.getByRole('checkbox', { name: 'Pagos automáticos de', exact: false })
    await automatic.uncheck()
    await expect(page.getByText('ya no se cobran solas', { exact: false })).toBeVisible()
    await page.getByRole('button', { name: 'Deshacer' }).last().click()
    await expect(automatic).toBeChecked()
  })
})

test('B2: shipments arrive by an uploaded file and from the shop’s own address, and what fails is seen to by hand', async ({
  page,
  cauce,
  agent,
  db,
}) => {
  const bag = { ...book, reference: 'MAL', name: 'Maletín', units: 1 }
  const sale = await send(cauce, agent, { lines: [book, bag, { ...bag, reference: 'FUN', name: 'Funda' }] })
  const begun = await begin(cauce, sale)
  await enterCard(cauce, begun)
  await submit(cauce, sale, begun)
  await untilState(db, sale, 'confirmed')
  const unknown = `WEB-${crypto.randomUUID().slice(0, 8)}`
  const nextYear = `01/02/${new Date().getFullYear() + 1}`
  await signInQuietly(page, cauce)
  await page.goto('/orders/shipments')

  await test.step('a file is previewed, and its good rows mark what they name', async () => {
    const rows = [`${sale.reference};Manual;;SEUR`, `${unknown};;;SEUR`, `${sale.reference};Maletín;${nextYear};SEUR`]
    const lines = ['Pedido;Línea;Fecha de envío;Transportista', ...rows]
    await page.getByLabel('Elija el fichero de envíos').setInputFiles(csv('envios.csv', lines))
    await expect(sheetRow(page, 2)).toContainText('Se marca enviado')
    await expect(sheetRow(page, 3)).toContainText('No hay ningún pedido confirmado con esta referencia.')
    await expectAccessible(page, 'file of shipments')
    await page.getByRole('button', { name: 'Marcar como enviados' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Marcar como enviados' }).click()
  })

  await test.step('a row that failed says why, and is dismissed or marked by hand', async () => {
    const result = page.getByRole('region', { name: 'Resultado del fichero' })
    await expect(result).toContainText('1 marcada como enviada · 2 con error')
    await expectAccessible(page, 'read file of shipments')
    await result.getByRole('button', { name: `Descartar la fila 3, pedido ${unknown}` }).click()
    await result.getByRole('button', { name: `Marcar enviado, fila 4, pedido ${sale.reference}` }).click()
    await expect(result).toContainText('No queda ninguna fila por resolver.')
    expect(await shipmentOf(db, sale.id)).toBe('partly-shipped')
  })

  await test.step('the shop’s address is set, no private one; its file is tried without a change, then read', async () => {
    await page.goto('/orders/shipments')
    const files = page.getByRole('list', { name: 'Ficheros leídos' }).getByRole('listitem')
    await expect(files.first()).toContainText('envios.csv')
    const shop = crypto.randomUUID()
    const file = `Pedido;Artículo\n${sale.reference};FUN\n`
    await fetch(`${cauce.sandbox}/control/shipments/${shop}`, { method: 'PUT', body: file })
    await page.getByRole('button', { name: 'Cambiar', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Dirección', { exact: true }).fill('https://192.168.1.1/shipments.csv')
    await dialog.getByRole('button', { name: 'Guardar' }).click()
    await expect(dialog.getByText('Esta dirección no es pública', { exact: false })).toBeVisible()
    await dialog.getByLabel('Dirección', { exact: true }).fill(`${cauce.sandbox}/shop/${shop}/shipments.csv`)
    await dialog.getByRole('button', { name: 'Guardar' }).click()
    await expect(page.getByText(`/shop/${shop}/shipments.csv`, { exact: false })).toBeVisible()
    await page.getByRole('button', { name: 'Probar' }).click()
    await expect(files.first()).toContainText('Prueba hecha')
    expect(await shipmentOf(db, sale.id)).toBe('partly-shipped')
    await page.getByRole('button', { name: 'Leer ahora' }).click()
    await expect(files.first()).toContainText('1 marcada como enviada')
    await page.goto('/orders')
    await page.getByRole('searchbox').fill(sale.reference)
    await expect(page.getByRole('row').filter({ hasText: sale.reference })).toContainText(/Enviado(?! en parte)/)
    expect(await shipmentOf(db, sale.id)).toBe('shipped')
  })
})

const shipmentOf = async (db: Db, financingId: string) => {
  const { shipment } = await db
    .selectFrom('orders')
    .select('shipment')
    .where('id', '=', await orderOf(db, financingId))
    .executeTakeFirstOrThrow()
  return shipment
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

test('B6: what is overdue is listed by age and taken on the phone, and so is a withdrawal', async ({
  page,
  cauce,
  agent,
  db,
}) => {
  const sale = await send(cauce, agent, { lines: [course] })
  const begun = await begin(cauce, sale)
  await enterCard(cauce, begun)
  await submit(cauce, sale, begun)
  await untilState(db, sale, 'confirmed')
  const orderId = await orderOf(db, sale.id)
  const plan = await db
    .selectFrom('payment_plan')
    .select('id')
    .where('order_id', '=', orderId)
    .executeTakeFirstOrThrow()
  await db
    .updateTable('instalment')
    .set({ due_on: daysAgo(120).slice(0, 10), overdue_at: daysAgo(113) })
    .where('plan_id', '=', plan.id)
    .where('number', '=', 2)
    .execute()

  await signInQuietly(page, cauce, 'teresa.campos@cauce.example')
  await page.goto('/overdue')
  await page.getByRole('searchbox').fill(sale.reference)
  await page.getByRole('button', { name: 'Más de 90 días' }).click()
  await expect(page).toHaveURL(/age=older/)
  const row = page.getByRole('row').filter({ hasText: sale.reference })
  await expect(row).toContainText('Sin más intentos')
  await row.getByRole('button', { name: 'Enviar enlace de pago' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Enviar SMS' }).click()
  await expect(page.getByText('Enlace enviado a', { exact: false })).toBeVisible()
  await row.getByRole('button', { name: 'Cobrar la cuota' }).click()
  await dialog.getByRole('button', { name: /^Cobrar \d/ }).click()
  await expect(dialog).toContainText('El cliente recibe un correo', { timeout: 20_000 })
  await page.keyboard.press('Escape')
  await expect(row).toHaveCount(0)
  await page.goto(`/orders/${orderId}`)
  await page.getByRole('button', { name: 'Más acciones' }).click()
  await page.getByRole('menuitem', { name: 'Desistimiento' }).click()
  await expect(dialog).toContainText('lo que falta del precio de lo comprado')
  await dialog.getByRole('button', { name: /^Cobrar \d/ }).click()
  await expect(dialog).toContainText('El cliente recibe un correo', { timeout: 20_000 })
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Desembolso' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: /^Desistimiento(?! del)/ })).toContainText('Cobrado')
  // Nothing is left that could be taken.
  await expect(page.getByRole('button', { name: 'Más acciones' })).toHaveCount(0)
})
