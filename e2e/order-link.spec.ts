import { expectAccessible } from './harness/accessible.ts'
import { type Cauce, expect, test } from './harness/cauce.ts'
import { expectTitle, typeCard } from './harness/pages.ts'
import { untilState } from './harness/records.ts'
import type { Sandbox } from './harness/sandbox.ts'
import { begin, call, enterCard, type Sale, type Session, send, submit } from './harness/sell.ts'

const book = {
  kind: 'product',
  reference: 'LIB',
  name: 'Manual',
  unitPriceCents: 90_000,
  units: 1,
  taxTreatment: 'es-4',
}
const bag = { ...book, reference: 'MAL', name: 'Maletín', unitPriceCents: 30_000, taxTreatment: 'es-21' }

/** Asks its holder, at the bank, until it is kept. */
const cardThatAsks = '4000002500003155'

test.use({ viewport: { width: 360, height: 800 } })

/** The address that the last text to the shopper leads to. */
async function linkIn(sandbox: Sandbox, { shopper }: Sale, words: RegExp): Promise<string> {
  const found = async () => {
    const texts = await sandbox.texts(shopper.phone)
    return texts
      .findLast(({ body }) => words.test(body) && body.includes('/order/#'))
      ?.body.match(/\S+\/order\/#\S+/)?.[0]
  }
  await expect.poll(found, { timeout: 20_000 }).toBeTruthy()
  return (await found())!
}

/** Adds a line to an order's cart, as an agent does. */
async function saveWith(cauce: Cauce, agent: Session, id: string, line: typeof book): Promise<void> {
  const { revision, lines } = await call<{ revision: number; lines: (typeof book & { lineId: string })[] }>(
    cauce.backoffice,
    'orders.get',
    { id },
    agent.headers,
  )
  const kept = lines.map(({ lineId, kind, reference, name, unitPriceCents, units, taxTreatment }) => ({
    ...{ lineId, kind, reference, name, unitPriceCents, units, taxTreatment },
  }))
  const keyed = { ...agent.headers, 'idempotency-key': crypto.randomUUID() }
  await call(cauce.backoffice, 'orders.saveCart', { id, revision, lines: [...kept, line] }, keyed)
}

test('B3, B6, C17: from a text a shopper pays a part early, gives another card, answers a dearer cart, and withdraws', async ({
  page,
  cauce,
  agent,
  sandbox,
  db,
}) => {
  const sale = await send(cauce, agent, { lines: [book] })
  const begun = await begin(cauce, sale)
  await enterCard(cauce, begun)
  await submit(cauce, sale, begun)
  await untilState(db, sale, 'confirmed')
  const { id, customerId } = await db
    .selectFrom('financing')
    .innerJoin('orders', 'orders.id', 'financing.order_id')
    .select(['orders.id', 'orders.customer_id as customerId'])
    .where('financing.id', '=', sale.id)
    .executeTakeFirstOrThrow()

  await call(cauce.backoffice, 'payments.sendLink', { orderId: id }, agent.headers)
  await page.goto(await linkIn(sandbox, sale, /./))
  await expectTitle(page, 'Su plan de pagos')
  expect(page.url()).not.toContain('#')
  await expect(page.getByText('Visa terminada en 4242', { exact: false })).toBeVisible()
  await expectAccessible(page, 'the order’s link', [360])

  await page.getByRole('button', { name: 'Pagar una parte por adelantado' }).click()
  for (const outside of ['9999999', '0,49']) {
    await page.getByLabel('Importe que quiere pagar hoy').fill(outside)
    await page.getByRole('button', { name: 'Ver cómo queda el plan' }).click()
    await expect(page.getByText('Escriba un importe entre 0,50', { exact: false })).toBeVisible()
  }
  await page.getByLabel('Importe que quiere pagar hoy').fill('100')
  await page.getByRole('button', { name: 'Ver cómo queda el plan' }).click()
  await expect(page.getByRole('heading', { name: 'Así queda lo que falta por pagar' })).toBeVisible()
  await expectAccessible(page, 'the payment', [360])
  const asking = page.waitForRequest('**/trpc/order.pay*')
  await page.getByRole('button', { name: /^Pagar 100,00/ }).dblclick()
  await expect(page.getByText(/Ha pagado 100,00/)).toBeVisible({ timeout: 20_000 })
  const asked = await asking
  const first = await (await asked.response())?.text()
  const again = await page.request.fetch(asked.url(), {
    ...{ method: 'POST', headers: await asked.allHeaders(), data: asked.postDataBuffer() ?? '' },
  })
  expect(await again.text(), 'a repeat gets the first answer').toBe(first)
  const charges = await db
    .selectFrom('charge')
    .innerJoin('payment_plan', 'payment_plan.id', 'charge.plan_id')
    .select(['charge.amount_cents', 'charge.state'])
    .where('payment_plan.order_id', '=', id)
    .where('charge.purpose', '=', 'prepayment')
    .execute()
  expect(charges).toEqual([{ amount_cents: 10_000, state: 'captured' }])

  const early = page
    .getByRole('table', { name: 'Fechas e importes de las cuotas' })
    .getByRole('row', { name: /Pago anticipado/ })
  await expect(early).toContainText('100,00')

  await test.step('a card that its bank asks about is kept once the bank is answered, and not before', async () => {
    await page.getByRole('button', { name: 'Cambiar la tarjeta' }).click()
    await expect(page.getByText(/Ha pagado 100,00/)).toHaveCount(0)
    await typeCard(page, cardThatAsks)
    await page.goBack()
    await expectTitle(page, 'Su plan de pagos')
    await page.goForward()
    await typeCard(page, cardThatAsks)
    const bank = page.frameLocator('dialog iframe')
    await page.getByRole('button', { name: 'Guardar la tarjeta' }).click()
    await bank.locator('#fail').click()
    await expect(page.getByText('Su banco no ha podido comprobar que es usted.', { exact: false })).toBeVisible()
    await page.getByRole('button', { name: 'Guardar la tarjeta' }).click()
    await bank.locator('#complete').click()
    await expect(page.getByText('La tarjeta nueva está guardada.')).toBeVisible()
    await expect(page.getByText('Visa terminada en 3155', { exact: false })).toBeVisible()
  })

  await test.step('C17: switched off, the shopper is told to pay by hand; on again, on which day it is charged', async () => {
    const switchTo = async (on: boolean) => {
      await call(cauce.backoffice, 'orders.switchAutomaticPayments', { customerId, on }, agent.headers)
      await page.reload()
    }
    const byHand = page.getByText('Por ahora las cuotas no se cobran solas', { exact: false })
    await switchTo(false)
    await expect(byHand).toBeVisible()
    await switchTo(true)
    await expect(page.getByText(/La próxima cuota, .*, se cobrará el/)).toBeVisible()
    await expect(byHand).toHaveCount(0)
  })

  await test.step('B3: a dearer cart that is not agreed to changes nothing; the same one agreed to is the order’s', async () => {
    await saveWith(cauce, agent, id, bag)
    await page.goto(await linkIn(sandbox, sale, /camb|acept/i))
    await page.reload()
    await page.getByRole('button', { name: 'Ver el cambio' }).click()
    await page.getByRole('button', { name: 'No aceptar' }).click()
    await expect(page.getByText('No ha aceptado el cambio.', { exact: false })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Ver el cambio' })).toHaveCount(0)
    await expect(page.getByText('Manual')).toBeVisible()
    await expect(page.getByText('Maletín')).toHaveCount(0)

    await saveWith(cauce, agent, id, bag)
    await page.reload()
    await page.getByRole('button', { name: 'Ver el cambio' }).click()
    await expect(page.getByText(/El total sube 300,00/)).toBeVisible()
    await page.getByText('Información previa al contrato').first().click()
    await expect(page.getByText('Importe total adeudado')).toBeVisible()
    await expectAccessible(page, 'the dearer cart', [360])
    await page.getByRole('button', { name: 'Aceptar el cambio' }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Aceptar el cambio' }).click()
    await expect(page.getByText('Ha aceptado el cambio.', { exact: false })).toBeVisible()
    await expect(page.getByText('Maletín')).toBeVisible()
  })

  await test.step('within its fourteen days the shopper withdraws from the credit, which counts though the bank refuses; paid back, nothing more is owed', async () => {
    const withdraw = page.getByRole('button', { name: /^Desistir del crédito/ })
    await expect(withdraw).toContainText(/Hasta el .*, sin dar explicaciones/)
    await withdraw.click()
    await expect(page.getByText('El plan de pagos termina', { exact: false })).toBeVisible()
    await sandbox.patch({ acquirer: { declineAll: true } })
    await page.getByRole('button', { name: /^Desistir y pagar/ }).click()
    await expect(page.getByText('Ha desistido del crédito, pero no se pudieron cobrar', { exact: false })).toBeVisible()
    await expect(page.getByText(/Le quedan por devolver .*, como muy tarde el/)).toBeVisible()
    await expect(withdraw).toHaveCount(0)
    await expectAccessible(page, 'what is owed after a withdrawal', [360])
    await linkIn(sandbox, sale, /tras desistir/)
    await sandbox.patch({ acquirer: { declineAll: false } })
    await page.getByRole('button', { name: /^Pagar .* ahora/ }).click()
    await expectTitle(page, 'Devolver lo que queda del crédito')
    await page.getByRole('button', { name: /^Pagar .* ahora/ }).click()
    await expect(page.getByText(/^Ha pagado/)).toBeVisible()
    await expect(page.getByText('No queda nada por pagar.')).toBeVisible()
    await expect(withdraw).toHaveCount(0)
    const letters = async () => (await sandbox.mailsTo(sale.shopper.email)).map(({ subject }) => subject).join(' | ')
    await expect.poll(letters).toMatch(/desisti/i)
  })

  await page.goto(`${cauce.checkout}/order/#AAAAAAAAAAAAAAAAAAAAAAAA`)
  await expectTitle(page, 'Este enlace no es válido')
})
