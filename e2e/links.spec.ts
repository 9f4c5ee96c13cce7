import { expect, test } from './harness/cauce.ts'
import {
  acceptFirstPlan,
  cardFrame,
  confirmed,
  expectTitle,
  openCheckout,
  payButton,
  signInQuietly,
  typeCard,
} from './harness/pages.ts'
import { paidOnce, resultOf, untilState } from './harness/records.ts'
import { call, send, tokenOf } from './harness/sell.ts'

const dueToday = 30_983

test.use({ viewport: { width: 390, height: 844 } })

test('an offer that its agent withdraws says so', async ({ page, browser, cauce, agent, db }) => {
  const sale = await send(cauce, agent)
  const office = await browser.newContext({ baseURL: cauce.backoffice })
  const desk = await office.newPage()
  await signInQuietly(desk, cauce)
  await desk.goto(`/financings/${sale.id}`)
  await desk.getByRole('button', { name: 'Más acciones' }).click()
  await desk.getByRole('menuitem', { name: /Retirar/ }).click()
  await desk
    .getByRole('alertdialog')
    .or(desk.getByRole('dialog'))
    .getByRole('button', { name: /Retirar/ })
    .click()
  await expect(desk.getByText('Retirada por el agente').first()).toBeVisible()
  await office.close()
  await untilState(db, sale, 'dead: withdrawn')
  await openCheckout(page, cauce, sale)
  await expect(page.getByText('Academia Norte ha retirado esta propuesta.', { exact: false })).toBeVisible()
})

test('a link that ran out says so, and a fresh one opens the checkout', async ({ page, cauce, agent, db }) => {
  const sale = await send(cauce, agent)
  const ranOut = { expires_at: new Date(Date.now() - 60_000).toISOString() }
  await db.updateTable('payment_link').set(ranOut).where('financing_id', '=', sale.id).execute()
  const facts = { link_expires_at: ranOut.expires_at, last_link_sent_at: new Date(Date.now() - 120_000).toISOString() }
  await db.updateTable('financing').set(facts).where('id', '=', sale.id).execute()
  await openCheckout(page, cauce, sale)
  await expectTitle(page, 'Este enlace ha caducado')

  await call(cauce.backoffice, 'financings.resendLink', { id: sale.id }, agent.headers)
  await openCheckout(page, cauce, { token: tokenOf(cauce, sale.id, 2) })
  await expect(page.getByRole('button', { name: 'Continuar' })).toBeVisible()
})

test('whatever ended long ago says what is the case', async ({ page, cauce, db }) => {
  const ends = {
    lapsed: 'El plazo para aceptar esta propuesta ha terminado.',
    'technical-failure': 'Un fallo técnico ha impedido completar el cobro.',
  }
  for (const [reason, said] of Object.entries(ends)) {
    const { id, link_generation } = await db
      .selectFrom('financing')
      .innerJoin('merchant', 'merchant.id', 'financing.merchant_id')
      .select(['financing.id', 'link_generation'])
      .where('dead_reason', '=', reason)
      .where('merchant.locale', '=', 'es')
      .executeTakeFirstOrThrow()
    await openCheckout(page, cauce, { token: tokenOf(cauce, id, link_generation) })
    await expect(page.getByText(said, { exact: false })).toBeVisible()
  }
  await openCheckout(page, cauce, { token: 'AAAAAAAAAAAAAAAAAAAAAA' })
  await expectTitle(page, 'Este enlace no es válido')
})

test('a second tab, a double tap, the back button and a used link take the money once', async ({
  page,
  context,
  cauce,
  agent,
  db,
  sandbox,
}) => {
  const sale = await send(cauce, agent)
  await openCheckout(page, cauce, sale)
  await acceptFirstPlan(page)
  await page.goBack()
  await expect(page.getByRole('radio').first()).toBeChecked()
  await page.getByRole('button', { name: 'Continuar' }).click()

  const second = await context.newPage()
  await openCheckout(second, cauce, sale)
  await acceptFirstPlan(second)
  await typeCard(second, '4242424242424242')
  const late = await context.newPage()
  await openCheckout(late, cauce, sale)
  await acceptFirstPlan(late)
  await late.getByRole('button', { name: 'English' }).click()
  await expect(late.getByRole('button', { name: /^Pay .* today$/ })).toBeVisible()
  await expect(cardFrame(page).locator('#number')).toBeVisible()
  await typeCard(page, '4242424242424242')
  await payButton(page).dblclick()
  await payButton(second).click()
  await expectTitle(page, confirmed)
  await expectTitle(second, confirmed)
  await typeCard(late, '4242424242424242')
  await late.getByRole('button', { name: /^Pay .* today$/ }).click()
  await expectTitle(late, 'Purchase confirmed')
  await expect.poll(() => resultOf(db, sandbox, sale)).toEqual(paidOnce(dueToday))

  await page.goBack().catch(() => null)
  await openCheckout(page, cauce, sale)
  await page.reload()
  await expectTitle(page, confirmed)
  await expect(page.getByRole('button', { name: /Pagar|Continuar/ })).toHaveCount(0)
})
