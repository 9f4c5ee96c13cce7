import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './harness/cauce.ts'
import { expectTitle, typeCard } from './harness/pages.ts'
import { untilState } from './harness/records.ts'
import type { Sandbox } from './harness/sandbox.ts'
import { begin, call, enterCard, type Sale, send, submit } from './harness/sell.ts'

const book = {
  kind: 'product',
  reference: 'LIB',
  name: 'Manual',
  unitPriceCents: 90_000,
  units: 1,
  taxTreatment: 'es-4',
}
const bag = { ...book, reference: 'MAL', name: 'Maletín', unitPriceCents: 30_000, taxTreatment: 'es-21' }

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

async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))).toEqual([])
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, 'nothing is wider than the screen').toBeLessThanOrEqual(0)
}

test('B6: from a text a shopper pays a part early, gives another card, and agrees to a dearer cart', async ({
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
  const { order_id: id } = await db
    .selectFrom('financing')
    .select('order_id')
    .where('id', '=', sale.id)
    .executeTakeFirstOrThrow()

  await call(cauce.backoffice, 'payments.sendLink', { orderId: id }, agent.headers)
  await page.goto(await linkIn(sandbox, sale, /./))
  await expectTitle(page, 'Su plan de pagos')
  expect(page.url()).not.toContain('#')
  await expect(page.getByText('Visa terminada en 4242', { exact: false })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Pagar una parte por adelantado' }).click()
  await page.getByLabel('Importe que quiere pagar hoy').fill('9999999')
  await page.getByRole('button', { name: 'Ver cómo queda el plan' }).click()
  await expect(page.getByText('Escriba un importe mayor que cero', { exact: false })).toBeVisible()
  await page.getByLabel('Importe que quiere pagar hoy').fill('100')
  await page.getByRole('button', { name: 'Ver cómo queda el plan' }).click()
  await expect(page.getByRole('heading', { name: 'Así queda lo que falta por pagar' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Pagar 100,00/ }).dblclick()
  await expect(page.getByText(/Ha pagado 100,00/)).toBeVisible({ timeout: 20_000 })
  const charges = await db
    .selectFrom('charge')
    .innerJoin('payment_plan', 'payment_plan.id', 'charge.plan_id')
    .select(['charge.amount_cents', 'charge.state'])
    .where('payment_plan.order_id', '=', id)
    .where('charge.purpose', '=', 'prepayment')
    .execute()
  expect(charges).toEqual([{ amount_cents: 10_000, state: 'captured' }])

  await page.getByRole('button', { name: 'Cambiar la tarjeta' }).click()
  await typeCard(page, '5555555555554444')
  await page.goBack()
  await expectTitle(page, 'Su plan de pagos')
  await page.goForward()
  await typeCard(page, '5555555555554444')
  await page.getByRole('button', { name: 'Guardar la tarjeta' }).click()
  await expect(page.getByText('La tarjeta nueva está guardada.')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('Mastercard terminada en 4444', { exact: false })).toBeVisible()

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
  await call(cauce.backoffice, 'orders.saveCart', { id, revision, lines: [...kept, bag] }, keyed)
  await page.goto(await linkIn(sandbox, sale, /camb|acept/i))
  await page.reload()
  await page.getByRole('button', { name: 'Ver el cambio' }).click()
  await expect(page.getByText(/El total sube 300,00/)).toBeVisible()
  await page.getByText('Información previa al contrato').first().click()
  await expect(page.getByText('Importe total adeudado')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Aceptar el cambio' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Aceptar el cambio' }).click()
  await expect(page.getByText('Ha aceptado el cambio.', { exact: false })).toBeVisible()
  await expect(page.getByText('Maletín')).toBeVisible()

  await page.goto(`${cauce.checkout}/order/#AAAAAAAAAAAAAAAAAAAAAAAA`)
  await expectTitle(page, 'Este enlace no es válido')
})
