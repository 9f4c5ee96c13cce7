import type { Db } from '@cauce/database/connection'
import type { Page } from '@playwright/test'
import { expectAccessible } from './harness/accessible.ts'
import { expect, test } from './harness/cauce.ts'
import { acceptFirstPlan, signInQuietly } from './harness/pages.ts'
import { send, signIn, tokenOf } from './harness/sell.ts'

const finance = 'teresa.campos@cauce.example'

type Shown = { address: string; waitFor: string | RegExp }

test.setTimeout(300_000)
// What axe finds says where it is; a trace would copy each page before and after every look at it.
test.use({ trace: 'off' })

async function expectAllAccessible(page: Page, shown: Shown[]): Promise<void> {
  for (const { address, waitFor } of shown) {
    await page.goto(address)
    await expect(page.getByText(waitFor).first()).toBeAttached()
    await page.waitForLoadState('networkidle')
    await expectAccessible(page, address)
  }
}

test('the sign-in is accessible', async ({ page }) => {
  await expectAllAccessible(page, [
    { address: '/sign-in', waitFor: 'Contraseña' },
    { address: '/invitation#none', waitFor: 'Este enlace no existe' },
  ])
})

test('the pages of an agent are accessible', async ({ page, cauce, db }) => {
  await signInQuietly(page, cauce)
  const order = await db
    .selectFrom('orders')
    .innerJoin('merchant', 'merchant.id', 'orders.merchant_id')
    .select('orders.id')
    .where('merchant.name', '=', 'Academia Norte')
    .where('state', '=', 'confirmed')
    .orderBy('confirmed_at')
    .limit(1)
    .executeTakeFirstOrThrow()
  await expectAllAccessible(page, [
    { address: '/financings', waitFor: 'Referencia' },
    { address: '/financings?tab=archived', waitFor: 'Archivadas' },
    { address: '/financings?q=nobody-is-called-this', waitFor: 'Nada coincide' },
    { address: '/financings/new', waitFor: 'Carrito' },
    { address: '/settings', waitFor: 'Sesiones abiertas' },
    { address: '/keys', waitFor: 'Claves de API' },
    { address: '/hooks', waitFor: 'Webhooks' },
    { address: '/hooks/deliveries', waitFor: 'Entregas' },
    { address: '/disbursements', waitFor: 'Desembolsado' },
    { address: '/disbursements?tab=next', waitFor: 'Próximo pago' },
    { address: '/disbursements?tab=months', waitFor: 'Los rechazados no cuentan' },
    { address: '/invoices', waitFor: 'Emitida' },
    { address: '/payout', waitFor: 'Tarifa de comisión' },
    { address: '/users', waitFor: 'Ana Ruiz' },
    { address: '/users/permissions', waitFor: 'Gestionar usuarios' },
    { address: '/users/imports', waitFor: 'Elija la lista de usuarios' },
    { address: '/orders', waitFor: 'Enviado' },
    { address: `/orders/${order.id}`, waitFor: 'Pagos automáticos' },
    { address: `/orders/${order.id}?tab=disbursement`, waitFor: 'Cobros a la tarjeta' },
    { address: `/orders/${order.id}/cart`, waitFor: 'Total de la línea' },
    { address: '/orders/shipments', waitFor: 'Ficheros leídos' },
    { address: '/administrators', waitFor: 'Cambio de administrador' },
    { address: '/log', waitFor: 'Quién' },
    { address: '/nowhere', waitFor: 'Esta página no existe' },
  ])
})

test('a financing is accessible in every state', async ({ page, cauce, db }) => {
  await signInQuietly(page, cauce)
  const shown = await Promise.all(
    ['live', 'confirmed', 'dead'].map(async (state) => {
      const { id, reference } = await oneOf(db, state)
      return { address: `/financings/${id}`, waitFor: reference }
    }),
  )
  await expectAllAccessible(page, shown)
})

test('the pages of finance are accessible', async ({ page, cauce, db }) => {
  await signInQuietly(page, cauce, finance)
  const payment = await db.selectFrom('disbursement').select(['id', 'number']).limit(1).executeTakeFirstOrThrow()
  const merchant = await db.selectFrom('merchant').select(['id', 'name']).limit(1).executeTakeFirstOrThrow()
  const statement = await db
    .selectFrom('statement_entry')
    .select('statement_id as id')
    .where('difference', '=', 'no-reference')
    .where('state', '=', 'difference')
    .limit(1)
    .executeTakeFirstOrThrow()
  const sold = await db
    .selectFrom('orders')
    .select('id')
    .where('confirmed_at', 'is not', null)
    .limit(1)
    .executeTakeFirstOrThrow()
  await expectAllAccessible(page, [
    { address: '/reviews', waitFor: 'Revisiones' },
    { address: '/disbursements?tab=files', waitFor: 'pain.001' },
    { address: '/disbursements/statements', waitFor: 'Sin diferencias' },
    { address: '/disbursements/statements?upload=open', waitFor: 'Elija el extracto del banco' },
    { address: `/disbursements/statements/${statement.id}`, waitFor: 'Sin referencia' },
    { address: '/refunds', waitFor: 'Por transferir' },
    { address: '/overdue', waitFor: 'Hasta 7 días' },
    { address: '/payout', waitFor: 'École Lumière' },
    { address: `/payout/${merchant.id}`, waitFor: merchant.name },
    { address: '/ledger', waitFor: 'Debe y haber suman lo mismo' },
    { address: '/ledger?tab=entries&account=merchant-payable', waitFor: 'Se envió' },
    { address: '/ledger?tab=check', waitFor: 'Comprobado' },
    { address: `/ledger/orders/${sold.id}`, waitFor: 'Venta confirmada' },
    { address: `/disbursements/${payment.id}`, waitFor: payment.number },
  ])
})

test('the checkout is accessible on every screen', async ({ page, cauce, db }) => {
  const sale = await send(cauce, await signIn(cauce))
  const screens: [string, string | RegExp][] = [
    [sale.token, 'Continuar'],
    ['A'.repeat(43), 'Este enlace no es válido'],
  ]
  for (const [state, said] of [
    ['confirmed', 'Compra confirmada'],
    ['dead', 'Esta compra no se ha financiado'],
  ] as const) {
    const { id, link_generation } = await oneOf(db, state)
    screens.push([tokenOf(cauce, id, link_generation), said])
  }
  for (const [token, said] of screens) {
    await page.goto('about:blank')
    await page.goto(`${cauce.checkout}/#${token}`)
    await expect(page.getByText(said).first()).toBeVisible()
    await expectAccessible(page, `checkout: ${said}`)
  }
  await page.goto('about:blank')
  await page.goto(`${cauce.checkout}/#${sale.token}`)
  await acceptFirstPlan(page)
  await expectAccessible(page, 'checkout: card')
})

test('the sandbox is accessible', async ({ page, cauce }) => {
  await expectAllAccessible(page, [{ address: cauce.sandbox, waitFor: 'Zona de pruebas' }])
})

const oneOf = (db: Db, state: string) =>
  db
    .selectFrom('financing')
    .innerJoin('merchant', 'merchant.id', 'financing.merchant_id')
    .select(['financing.id', 'reference', 'link_generation'])
    .where('state', '=', state)
    .where('merchant.name', '=', 'Academia Norte')
    .orderBy('financing.created_at')
    .executeTakeFirstOrThrow()
