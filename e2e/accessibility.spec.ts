import { AxeBuilder } from '@axe-core/playwright'
import type { Db } from '@cauce/database/connection'
import type { Page } from '@playwright/test'
import { expect, test } from './harness/cauce.ts'
import { acceptFirstPlan, signInQuietly } from './harness/pages.ts'
import { send, signIn, tokenOf } from './harness/sell.ts'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const finance = 'teresa.campos@cauce.example'

type Shown = { address: string; waitFor: string | RegExp }

test.setTimeout(300_000)

/** In both themes and at both widths; a theme changes colours only. */
async function expectAccessible(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
      const axe = new AxeBuilder({ page })
      const rules = colorScheme === 'light' ? axe.withTags(wcag) : axe.withRules('color-contrast')
      const { violations } = await rules.analyze()
      const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
      expect.soft(found, `${name}, ${colorScheme}, ${width} px`).toEqual([])
    }
  }
}

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

test('the pages of an agent are accessible', async ({ page, cauce }) => {
  await signInQuietly(page, cauce)
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
    { address: '/disbursements?tab=months', waitFor: 'Los rechazados no cuentan' },
    { address: '/users', waitFor: 'Ana Ruiz' },
    { address: '/users/permissions', waitFor: 'Gestionar usuarios' },
    { address: '/users/imports', waitFor: 'Elija la lista de usuarios' },
    { address: '/administrators', waitFor: 'Cambio de administrador' },
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
  await expectAllAccessible(page, [
    { address: '/reviews', waitFor: 'Revisiones' },
    { address: '/disbursements?tab=files', waitFor: 'pain.001' },
    { address: '/refunds', waitFor: 'Por transferir' },
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
