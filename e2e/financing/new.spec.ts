import type { Page } from '@playwright/test'
import { expectAccessible } from '../harness/accessible.ts'
import { expect, test } from '../harness/cauce.ts'
import { signInQuietly } from '../harness/pages.ts'
import { newShopper, send, signIn } from '../harness/sell.ts'

const panel = (page: Page) => page.getByRole('complementary', { name: 'Total y simulador' })
const sale = (page: Page) => page.getByRole('region', { name: 'Venta', exact: true })

async function fillLine(page: Page): Promise<void> {
  const line = page.getByRole('listitem', { name: 'Línea 1' })
  await line.getByLabel('Referencia').fill('ING')
  await line.getByLabel('Nombre').fill('Curso de inglés')
  await line.getByLabel('Precio con IVA').fill('900')
}

test.beforeEach(async ({ page, cauce }) => {
  await signInQuietly(page, cauce)
  await page.goto('/financings/new')
  await expect(sale(page)).toBeVisible()
})

test('Send without anything says at each field what is missing, and goes to the first', async ({ page }) => {
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await expect(sale(page).getByLabel('Referencia')).toBeFocused()
  await expect(page.getByText('Este dato es obligatorio.').first()).toBeVisible()
  await expect(panel(page).getByText(/Hay \d+ datos por corregir/)).toBeVisible()
})

test('a taken reference is said while it is typed', async ({ page, cauce }) => {
  const { reference } = await send(cauce, await signIn(cauce))
  await sale(page).getByLabel('Referencia').fill(reference)
  await expect(page.getByText('Ya hay un pedido con esta referencia.')).toBeVisible()
})

test('a draft survives a reload, and is gone when it is discarded, unless that is undone', async ({ page }) => {
  await sale(page).getByLabel('Referencia').fill('BORRADOR-1')
  await fillLine(page)
  await expect(panel(page).getByText('900,00 €').first()).toBeVisible()
  await page.reload()
  await expect(sale(page).getByLabel('Referencia')).toHaveValue('BORRADOR-1')
  await page.getByRole('button', { name: 'Descartar borrador' }).click()
  await expect(sale(page).getByLabel('Referencia')).toHaveValue('')
  for (const width of [1280, 1000, 390]) {
    await page.setViewportSize({ width, height: 720 })
    const undo = await page.getByRole('button', { name: 'Deshacer' }).boundingBox()
    const send = await page.getByRole('button', { name: 'Enviar', exact: true }).boundingBox()
    const isClear = undo && send && (undo.x + undo.width < send.x || undo.y + undo.height < send.y)
    expect(isClear, `the undo and Send stand apart at ${width} px`).toBe(true)
  }
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await expect(sale(page).getByLabel('Referencia')).toHaveValue('BORRADOR-1')
})

test('a known phone suggests its customer, and a double click on Send sends once', async ({ page, cauce, db }) => {
  const shopper = newShopper()
  await send(cauce, await signIn(cauce), { shopper })
  const reference = `DOS-${crypto.randomUUID().slice(0, 8)}`
  const who = page.getByRole('region', { name: 'Cliente', exact: true })
  await sale(page).getByLabel('Referencia').fill(reference)
  await sale(page).getByLabel('Centro').selectOption({ index: 1 })
  await who.getByLabel('Teléfono').fill(shopper.phone)
  await who.getByRole('button', { name: 'Usar sus datos' }).click()
  await expect(who.getByLabel('Apellidos')).toHaveValue(shopper.lastName)
  await expect(who.getByLabel('Teléfono'), 'the calling code stands before it').toHaveValue(/^6[\d ]+$/)
  await fillLine(page)
  await page.getByRole('button', { name: 'Enviar', exact: true }).dblclick()
  await expect(page.getByRole('heading', { level: 1, name: reference })).toBeVisible()
  const sent = await db.selectFrom('financing').select('id').where('reference', '=', reference).execute()
  expect(sent).toHaveLength(1)
})

for (const width of [1280, 390])
  test(`a suggested customer moves no field, at ${width} px`, async ({ page, cauce }) => {
    const shopper = newShopper()
    await send(cauce, await signIn(cauce), { shopper })
    await page.setViewportSize({ width, height: 844 })
    const who = page.getByRole('region', { name: 'Cliente', exact: true })
    const place = () => who.getByLabel('Apellidos').evaluate((field: HTMLElement) => field.offsetTop)
    const before = await place()
    await who.getByLabel('Teléfono').fill(shopper.phone)
    await expect(who.getByRole('button', { name: 'Usar sus datos' })).toBeVisible()
    expect(await place()).toBe(before)
    await who.getByRole('button', { name: 'Usar sus datos' }).click()
    await expect(who.getByRole('button', { name: 'No es esta persona' })).toBeVisible()
    expect(await place()).toBe(before)
  })

test('a discount above the cart is said at its price before anything is sent', async ({ page }) => {
  await fillLine(page)
  await page.getByRole('button', { name: 'Descuento' }).click()
  const price = page.getByRole('listitem', { name: 'Línea 2' }).getByLabel('Precio con IVA')
  await price.fill('900,01')
  await expect(price).toHaveAccessibleDescription('El descuento supera lo que suma el carrito.')
  await price.fill('850')
  await expect(price).toHaveAccessibleDescription('')
  await expect(page.getByRole('alert').getByText('El total debe estar entre')).toBeVisible()
})

test('on a phone the total and Send stay at the foot, and nothing is cut off', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await fillLine(page)
  await expect(panel(page).getByText('900,00 €')).toBeVisible()
  await panel(page).getByRole('button', { expanded: false }).click()
  await expect(panel(page).getByRole('region', { name: 'Simulador' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

test('the form with its errors is accessible', async ({ page }) => {
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await expectAccessible(page, 'the form with its errors')
})
