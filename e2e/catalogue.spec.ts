import type { Page } from '@playwright/test'
import { expectAccessible } from './harness/accessible.ts'
import { expect, test } from './harness/cauce.ts'
import { signInQuietly } from './harness/pages.ts'
import { call, newShopper } from './harness/sell.ts'
import { csv, exportedLines, uploadServices } from './harness/spreadsheets.ts'

const mark = () => `S${crypto.randomUUID().slice(0, 8)}`.toUpperCase()
const year = new Date().getFullYear() + 2

test.beforeEach(async ({ page, cauce }) => {
  await signInQuietly(page, cauce)
})

/** Adds a service by the form. */
async function addService(page: Page, reference: string, name: string): Promise<void> {
  await page.goto('/services')
  await page.getByLabel('Centro', { exact: true }).selectOption({ label: 'Oviedo' })
  await expect(page).toHaveURL(/centre=/)
  await page.getByRole('button', { name: 'Añadir servicio' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Referencia').fill(reference)
  await form.getByLabel('Nombre').fill(name)
  await form.getByLabel('Precio con IVA').fill('1.250,50')
  await form.getByLabel('Tras una duración').check()
  await form.getByLabel('Duración', { exact: true }).fill('9 meses')
  await form.getByRole('button', { name: 'Añadir servicio' }).click()
  await expect(form).toHaveCount(0)
}

const rowOf = (page: Page, reference: string) => page.getByRole('row', { name: new RegExp(`^${reference},`) })

test('A9: a service is added, found, changed and deleted, and the deletion is undone', async ({ page }) => {
  const reference = mark()
  await addService(page, reference, 'Curso de soldadura')
  await page.getByPlaceholder('Buscar por referencia o nombre').fill('soldadura')
  await expect(page).toHaveURL(/q=soldadura/)
  const row = rowOf(page, reference)
  await expect(row).toContainText('1.250,50 €')
  await expect(row).toContainText('9 meses')
  await page.getByPlaceholder('Buscar por referencia o nombre').fill(reference)
  await expect(page).toHaveURL(new RegExp(`q=${reference}`))
  await expect(page.locator('tr[data-index]')).toHaveCount(1)
  expect(await exportedLines(page, /^servicios-\d{4}-\d{2}-\d{2}\.csv$/)).toEqual([
    'Referencia;Nombre;Precio;Fecha de finalización;Duración;Impuesto',
    `${reference};Curso de soldadura;1250,50;;9 meses;`,
  ])

  await row.getByText('Curso de soldadura').click()
  const form = page.getByRole('dialog', { name: `Servicio ${reference}` })
  await expect(form.getByLabel('Duración', { exact: true })).toHaveValue('9 meses')
  await form.getByLabel('En una fecha').check()
  await form.getByLabel('Fecha de finalización').fill('01/01/2020')
  await form.getByRole('button', { name: 'Guardar cambios' }).click()
  await expect(form.getByText('La fecha ya ha pasado.')).toBeVisible()
  await form.getByLabel('Fecha de finalización').fill(`01/05/${year}`)
  await form.getByRole('button', { name: 'Guardar cambios' }).click()
  await expect(form).toHaveCount(0)
  await expect(row).toContainText(`Hasta el 01/05/${year}`)

  await row.focus()
  await page.keyboard.press('d')
  await expect(page.getByText('1 servicio borrado')).toBeVisible()
  await expect(row).toHaveCount(0)
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await expect(row).toBeVisible()

  await row.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Borrar', exact: true }).click()
  await expect(row).toHaveCount(0)
})

test('A9: the form says at each field what is wrong, a taken reference too, and what was typed can be got back', async ({
  page,
}) => {
  const reference = mark()
  await addService(page, reference, 'Primero')
  await page.getByRole('button', { name: 'Añadir servicio' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('button', { name: 'Añadir servicio' }).click()
  await expect(form.getByText('Este dato es obligatorio.')).toHaveCount(4)
  await expect(form.getByLabel('Referencia')).toBeFocused()
  await form.getByLabel('Referencia').fill(reference.toLowerCase())
  await form.getByLabel('Nombre').fill('Segundo')
  await form.getByLabel('Precio con IVA').fill('20')
  await form.getByLabel('Tras una duración').check()
  await form.getByLabel('Duración', { exact: true }).fill('mucho')
  await form.getByRole('button', { name: 'Añadir servicio' }).click()
  await expect(form.getByText('No es una duración', { exact: false })).toBeVisible()
  await form.getByLabel('Duración', { exact: true }).fill('1 año')
  await form.getByRole('button', { name: 'Añadir servicio' }).click()
  await expect(form.getByText('El centro ya tiene un servicio con esta referencia.')).toBeVisible()

  await page.keyboard.press('Escape')
  await expect(form).toHaveCount(0)
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await expect(form.getByLabel('Nombre')).toHaveValue('Segundo')
})

test('A9: a change meanwhile is shown beside one’s own, and one decides', async ({ page, cauce, agent, db }) => {
  const reference = mark()
  await addService(page, reference, 'Curso')
  await rowOf(page, reference).getByText('Curso', { exact: true }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Nombre').fill('Curso, lo mío')
  const { id, version } = await db
    .selectFrom('service')
    .select(['id', 'version'])
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow()
  const change = { id, version, reference, name: 'Curso, lo suyo', priceCents: 99_00, duration: 'P9M' }
  await call(cauce.backoffice, 'services.change', change, {
    ...agent.headers,
    'idempotency-key': crypto.randomUUID(),
  })
  await form.getByRole('button', { name: 'Guardar cambios' }).click()
  await expect(form.getByText('Otra persona ha cambiado este servicio', { exact: false })).toBeVisible()
  await expect(form.getByRole('row', { name: /Nombre.*Curso, lo suyo.*Curso, lo mío/ })).toBeVisible()
  await expect(form.getByRole('row', { name: /Precio con IVA.*99,00 €.*1\.250,50 €/ })).toBeVisible()
  await form.getByRole('button', { name: 'Guardar lo mío' }).click()
  await expect(form).toHaveCount(0)
  await expect(rowOf(page, reference)).toContainText('Curso, lo mío')
  await expect(rowOf(page, reference)).toContainText('1.250,50 €')
})

test('A9: services that ended are marked, and the list is sorted and narrowed', async ({ page }) => {
  await page.goto('/services?end=past')
  const ended = page.getByRole('row', { name: /^VER-26,/ }).first()
  await expect(ended).toContainText('Finalizó el')
  await expect(page.getByRole('row', { name: /^ING-B2,/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Quitar: Finalizados' }).click()
  await expect(page.getByRole('row', { name: /^ING-B2,/ }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Precio con IVA' }).click()
  await expect(page).toHaveURL(/sort=price/)
  await expect(page.getByRole('row').nth(1)).toContainText('€')
})

test('A9: what somebody else adds is announced', async ({ page, cauce, agent }) => {
  await page.goto('/services')
  await expect(page.getByRole('row', { name: /^ING-B2,/ }).first()).toBeVisible()
  const { centres } = await call<{ centres: { id: string }[] }>(
    cauce.backoffice,
    'financings.options',
    {},
    agent.headers,
  )
  const service = { reference: `000-${mark()}`, name: 'Nuevo', priceCents: 1, duration: 'P1M' }
  await call(
    cauce.backoffice,
    'services.add',
    { ...service, centreId: centres[0]!.id },
    { ...agent.headers, 'idempotency-key': crypto.randomUUID() },
  )
  await page.getByRole('button', { name: /novedad/ }).click()
  await expect(rowOf(page, service.reference)).toBeVisible()
})

test('A5: a sale takes its service from the centre’s catalogue by typing, and keeps which one it was', async ({
  page,
  db,
}) => {
  await page.goto('/financings/new')
  const sale = page.getByRole('region', { name: 'Venta', exact: true })
  const reference = `CAT-${mark()}`
  await sale.getByLabel('Referencia').fill(reference)
  await sale.getByLabel('Centro').selectOption({ label: 'Oviedo' })
  const line = page.getByRole('listitem', { name: 'Línea 1' })
  await line.getByLabel('Nombre').pressSequentially('inglés b')
  await expect(page.getByRole('option', { name: /ING-B2 · Curso de inglés B2/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(line.getByLabel('Referencia')).toHaveValue('ING-B2')
  await expect(line.getByLabel('Precio con IVA')).toHaveValue('1.180,00')
  await expect(page.getByRole('listbox')).toHaveCount(0)
  await expect(line.getByText('Del catálogo del centro')).toBeAttached()

  await sale.getByLabel('Centro').selectOption({ label: 'Gijón' })
  await expect(line.getByText('Del catálogo del centro')).toHaveCount(0)
  await expect(page.getByText('Ya no son del catálogo', { exact: false })).toContainText('ING-B2')
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await expect(line.getByText('Del catálogo del centro')).toBeAttached()
  await sale.getByLabel('Centro').selectOption({ label: 'Gijón' })
  const notice = page.getByRole('status').filter({ hasText: 'Ya no son del catálogo' })
  await expect(notice).toBeVisible()
  const send = await page.getByRole('button', { name: 'Enviar', exact: true }).boundingBox()
  const card = await notice.boundingBox()
  const isBeside = card!.x + card!.width <= send!.x || card!.y + card!.height <= send!.y
  expect(isBeside, 'what can be undone covers no part of Send').toBe(true)
  await line.getByLabel('Referencia').fill('ING')
  await page.getByRole('option', { name: /ING-B2 / }).click()
  await expect(line.getByText('Del catálogo del centro')).toBeAttached()

  const shopper = newShopper()
  const who = page.getByRole('region', { name: 'Cliente', exact: true })
  await who.getByLabel('Teléfono').fill(shopper.phone)
  await who.getByLabel('Correo').fill(shopper.email)
  await who.getByLabel('Nombre', { exact: true }).fill(shopper.firstName)
  await who.getByLabel('Apellidos').fill(shopper.lastName)
  await who.getByLabel('Documento de identidad').fill(shopper.documentNumber)
  await who.getByLabel('Fecha de nacimiento').fill('29/02/1984')
  await who.getByLabel('Calle').fill(shopper.street)
  await who.getByLabel('Código postal').fill(shopper.postcode)
  await who.getByLabel('Localidad').fill(shopper.city)
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: reference })).toBeVisible()
  const sold = await db
    .selectFrom('financing')
    .innerJoin('cart_line', 'cart_line.order_id', 'financing.order_id')
    .innerJoin('service', 'service.id', 'cart_line.service_id')
    .innerJoin('centre', 'centre.id', 'service.centre_id')
    .select(['service.reference', 'centre.name'])
    .where('financing.reference', '=', reference)
    .execute()
  expect(sold).toEqual([{ reference: 'ING-B2', name: 'Gijón' }])
})

test('A5: what is in no catalogue is typed freely', async ({ page }) => {
  await page.goto('/financings/new')
  const line = page.getByRole('listitem', { name: 'Línea 1' })
  await page.getByRole('region', { name: 'Venta', exact: true }).getByLabel('Centro').selectOption({ label: 'Oviedo' })
  await line.getByLabel('Referencia').pressSequentially('NADA-ASÍ')
  await line.getByLabel('Nombre').fill('Clase suelta')
  await line.getByLabel('Precio con IVA').fill('60')
  await expect(page.getByRole('listbox')).toHaveCount(0)
  await expect(line.getByLabel('Referencia')).toHaveValue('NADA-ASÍ')
})

test('A9: the pages of the catalogue and of its imports are accessible, and nothing is cut off at 360 px', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const lines = ['Referencia;Nombre;Precio;Duración;Sala', `${mark()};Bueno;10;9 meses;3`, ';Malo;diez;nunca;4']
  await uploadServices(page, csv('accesible.csv', lines), 'Oviedo')
  const preview = new URL(page.url()).pathname
  const open = async (address: string) => {
    await page.goto(address.replace('#add', ''))
    await page.waitForLoadState('networkidle')
    if (address.endsWith('#add')) {
      await page.getByRole('button', { name: 'Añadir servicio' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Añadir servicio' }).click()
    }
  }
  for (const address of ['/services', '/services?q=nadie', '/services#add', '/services/imports', preview]) {
    await open(address)
    await expectAccessible(page, address, [1440, 360])
  }
})
