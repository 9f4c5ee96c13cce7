import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from './harness/cauce.ts'
import {
  acceptFirstPlan,
  confirmed,
  expectTitle,
  openCheckout,
  pay,
  payButton,
  signInQuietly,
  typeCard,
} from './harness/pages.ts'
import { paidOnce, resultOf, untilState } from './harness/records.ts'
import { newShopper, send } from './harness/sell.ts'

const finance = 'teresa.campos@cauce.example'
const cards = { declined: '4000000000000002', asks: '4000002760003184' }
const notFinanced = 'Esta compra no se ha financiado'
const dueToday = 30_983

test.use({ viewport: { width: 390, height: 844 } })

test('a plan that moved is accepted anew; a declined card may be followed by another one, which confirms', async ({
  page,
  cauce,
  agent,
  db,
  sandbox,
}) => {
  const sale = await send(cauce, agent)
  await openCheckout(page, cauce, sale)
  // As when midnight passes: the plan that was shown begins on another day than the one there is.
  await page.route(
    '**/trpc/checkout.begin*',
    async (route) => {
      const shown = (route.request().postData() ?? '').replace(/"firstDueOn":"[^"]+"/, '"firstDueOn":"2020-01-01"')
      await route.continue({ postData: shown })
    },
    { times: 1 },
  )
  await acceptFirstPlan(page)
  await pay(page, cards.declined)
  await expect(page.getByText('Su banco no ha aceptado la tarjeta.', { exact: false })).toBeVisible()
  await untilState(db, sale, 'live')
  await pay(page)
  await expectTitle(page, confirmed)
  await expect.poll(() => resultOf(db, sandbox, sale)).toEqual(paidOnce(dueToday))
})

test('3-D Secure that is failed leaves the sale live, and completed confirms it', async ({
  page,
  cauce,
  agent,
  db,
}) => {
  const sale = await send(cauce, agent)
  await openCheckout(page, cauce, sale)
  await acceptFirstPlan(page)
  await pay(page, cards.asks)
  const bank = page.frameLocator('dialog iframe')
  await bank.locator('#fail').click()
  await expect(page.getByText('Su banco no ha podido comprobar que es usted.', { exact: false })).toBeVisible()
  const refusal = db.selectFrom('payment_attempt').select('decline_code').where('financing_id', '=', sale.id)
  await expect.poll(async () => (await refusal.executeTakeFirst())?.decline_code).toContain('authentication')
  await untilState(db, sale, 'live')
  // The page asks how it stands before the process has heard of the second card: the refusal is not that one's.
  await page.route('**/trpc/checkout.submitted*', async (route) => {
    await sleep(1500)
    await route.continue()
  })
  await pay(page, cards.asks)
  await bank.locator('#complete').click()
  await expectTitle(page, confirmed)
})

test('an acquirer that is away while charging is tried again until it answers', async ({
  page,
  cauce,
  agent,
  db,
  sandbox,
}) => {
  const sale = await send(cauce, agent)
  await openCheckout(page, cauce, sale)
  await acceptFirstPlan(page)
  await typeCard(page, '4242424242424242')
  // The card is authorised, and then the acquirer goes away before anybody has looked at it.
  await page.route('**/trpc/checkout.submitted*', async (route) => {
    await sandbox.patch({ acquirer: { outage: true } })
    await route.continue()
  })
  await sandbox.patch({ acquirer: { holdWebhooks: true } })
  await payButton(page).click()
  await expectTitle(page, 'Estamos confirmando su compra')
  await page.waitForTimeout(2500)
  expect((await sandbox.intentsOf(sale.id)).map(({ captures }) => captures)).toEqual([0])
  await untilState(db, sale, 'live')
  await sandbox.calm()
  await expectTitle(page, confirmed)
  await expect.poll(() => resultOf(db, sandbox, sale)).toEqual(paidOnce(dueToday))
})

test('an amount beyond the rules is declined, and the shopper is told and not charged', async ({
  page,
  cauce,
  agent,
  db,
  sandbox,
}) => {
  const sale = await send(cauce, agent, { totalCents: 550_000 })
  await openCheckout(page, cauce, sale)
  await acceptFirstPlan(page)
  await pay(page)
  await expectTitle(page, notFinanced)
  await expect(page.getByText('La financiación no se ha aceptado.', { exact: false })).toBeVisible()
  await untilState(db, sale, 'dead: declined')
  await expect.poll(async () => (await sandbox.intentsOf(sale.id)).map(({ status }) => status)).toEqual(['canceled'])
  const told = async () => (await sandbox.texts(sale.shopper.phone)).filter(({ body }) => !body.includes('/#')).length
  await expect.poll(told).toBeGreaterThan(0)
})

test('a blocked document is declined', async ({ page, cauce, agent, db }) => {
  const sale = await send(cauce, agent, { shopper: newShopper({ documentNumber: '71635408E' }) })
  await openCheckout(page, cauce, sale)
  await acceptFirstPlan(page)
  await pay(page)
  await expectTitle(page, notFinanced)
  await untilState(db, sale, 'dead: declined')
})

test('a large sale waits for platform finance, which accepts it on its page', async ({
  page,
  browser,
  cauce,
  agent,
  db,
  sandbox,
}) => {
  const sale = await send(cauce, agent, { totalCents: 400_000 })
  await openCheckout(page, cauce, sale)
  await acceptFirstPlan(page)
  await pay(page)
  await expectTitle(page, 'Estamos revisando su solicitud')
  expect((await sandbox.intentsOf(sale.id)).map(({ captures }) => captures)).toEqual([0])

  const office = await browser.newContext({ baseURL: cauce.backoffice })
  const desk = await office.newPage()
  await signInQuietly(desk, cauce, finance)
  await desk.goto('/reviews')
  await desk.getByRole('button', { name: `Aceptar: ${sale.reference}` }).click()
  await desk.getByRole('alertdialog').or(desk.getByRole('dialog')).getByRole('button', { name: 'Aceptar' }).click()
  await expect(desk.getByText(sale.reference, { exact: true })).toHaveCount(0)
  await office.close()
  await untilState(db, sale, 'confirmed')
  await page.reload()
  await expectTitle(page, confirmed)
})
