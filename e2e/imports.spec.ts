import { readFile } from 'node:fs/promises'
import { expect, test } from './harness/cauce.ts'
import { signInQuietly } from './harness/pages.ts'
import { send } from './harness/sell.ts'
import { csv, expectedRows, openUpload, sample, sheetRow, uploadServices } from './harness/spreadsheets.ts'

const centre = 'Gijón'
const header = 'Referencia;Nombre;Precio;Fecha de finalización'
const soon = `${new Date().getFullYear() + 2}-05-01`
const mark = () => `S${crypto.randomUUID().slice(0, 8)}`.toUpperCase()

const save = 'Guardar servicios válidos'

test.beforeEach(async ({ page, cauce }) => {
  await signInQuietly(page, cauce)
})

test('A9: the sample with errors shows exactly its green and red rows; the green ones are saved, listed, and taken back', async ({
  page,
}) => {
  const { green, red } = await expectedRows()
  await uploadServices(page, await sample('services-with-errors.xlsx'), centre)
  for (const row of Object.keys(green).map(Number))
    await expect(sheetRow(page, row)).toHaveAttribute('data-change', /^(add|same)$/)
  const reasons: Record<string, string> = {
    'reference missing': 'Este dato es obligatorio.',
    'name missing': 'Este dato es obligatorio.',
    'price must be above zero': 'Debe ser mayor que cero.',
    'price is not a number': 'Escriba un número.',
    'price has more than two decimals': 'Tiene más de dos decimales.',
    'date does not exist': 'La fecha no existe.',
    'date is in the past': 'La fecha ya ha pasado.',
    'reference repeated in the file (row 2)': 'La referencia ya está en la fila 2 del fichero.',
  }
  for (const [row, reason] of Object.entries(red)) {
    await expect(sheetRow(page, Number(row))).toHaveAttribute('data-change', 'red')
    await expect(sheetRow(page, Number(row))).toContainText(reasons[reason] ?? reason)
  }
  await expect(page.getByRole('tab', { name: `Válidas ${Object.keys(green).length}` })).toBeVisible()
  await page.getByRole('tab', { name: `Con errores ${Object.keys(red).length}` }).click()
  await expect(page).toHaveURL(/only=red/)
  await expect(page.locator('tr[data-change]')).toHaveCount(Object.keys(red).length)
  await expect(page.locator('tr[data-change="add"]')).toHaveCount(0)

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Descargar filas con errores' }).click()
  expect((await downloading).suggestedFilename()).toMatch(/^filas-por-corregir-\d{4}-\d{2}-\d{2}\.xlsx$/)

  await page.getByRole('button', { name: save }).click()
  const question = page.getByRole('dialog')
  await expect(question).toContainText('8 filas con errores quedan fuera')
  await question.getByRole('button', { name: save }).click()
  await expect(page.getByText('Guardada', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Ver los servicios' }).click()
  await expect(page.getByRole('row', { name: 'OK-9, Espacios alrededor' })).toContainText('1.234,56 €')
  await expect(page.getByRole('row', { name: /^OK-12,/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /^BAD-/ })).toHaveCount(0)

  await page.goto('/services/imports')
  await page.getByRole('button', { name: 'Deshacer la importación de services-with-errors.xlsx' }).first().click()
  await expect(page.getByRole('dialog')).toContainText('Se quitan 3 servicios añadidos.')
  await page.getByRole('dialog').getByRole('button', { name: 'Deshacer importación' }).click()
  const history = page.getByRole('list', { name: 'Importaciones anteriores' })
  await expect(history.getByText('Deshecha', { exact: true }).first()).toBeVisible()
  await page.goto('/services?q=OK-9')
  await expect(page.getByText('Nada coincide')).toBeVisible()
})

test('A9: the workbook of red rows is read again as they are, and comes in once it is mended', async ({ page }) => {
  const reference = mark()
  const list = [header, `${reference};Curso;;${soon}`, `${reference}-B;Otro;20;${soon}`]
  await uploadServices(page, csv('precios.csv', list), centre)
  await expect(sheetRow(page, 2)).toContainText('Este dato es obligatorio.')
  // On a phone the row is a card, with every cell and its reason in sight.
  const desk = page.viewportSize()
  await page.setViewportSize({ width: 360, height: 740 })
  await expect(sheetRow(page, 2).getByText('Este dato es obligatorio.')).toBeInViewport({ ratio: 1 })
  await expect(sheetRow(page, 2).getByText('Fecha de finalización')).toBeVisible()
  if (desk) await page.setViewportSize(desk)
  await page.getByRole('button', { name: save }).click()
  await page.getByRole('dialog').getByRole('button', { name: save }).click()
  await expect(page.getByText('Queda 1 fila por corregir', { exact: false })).toBeVisible()

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Descargar filas con errores' }).click()
  const workbook = await readFile(await (await downloading).path())
  await uploadServices(page, { name: 'sin-tocar.xlsx', mimeType: 'application/octet-stream', buffer: workbook }, centre)
  await expect(page.getByRole('row', { name: /: Con errores$/ })).toContainText(reference)
  await expect(page.getByText('Columna que no se usa: «Motivo»')).toBeVisible()
  await expect(page.getByText('Ninguna fila se puede guardar.', { exact: false })).toBeVisible()

  // Left unsaved, it is found again by whoever uploaded it, and thrown away there.
  await page.goto('/services/imports')
  const unsaved = page.getByRole('list', { name: 'Listas sin guardar' }).getByRole('listitem')
  const left = unsaved.filter({ hasText: 'sin-tocar.xlsx' })
  await expect(left).toContainText('Sin guardar')
  await left.getByRole('link', { name: 'Abrir la lista sin-tocar.xlsx' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'sin-tocar.xlsx' })).toBeVisible()
  await page.goBack()
  await left.getByRole('button', { name: 'Descartar la lista sin-tocar.xlsx' }).click()
  await expect(left).toHaveCount(0)

  await uploadServices(page, csv('corregido.csv', [header, `${reference};Curso;10;${soon}`]), centre)
  await page.getByRole('button', { name: save }).click()
  await expect(page.getByText('Guardada', { exact: true })).toBeVisible()
  await page.goto(`/services?q=${reference}`)
  await expect(page.getByRole('row', { name: new RegExp(`^${reference}`) })).toHaveCount(2)
})

test('A9: an import is not taken back once one of its services is sold, and the reason is said', async ({
  page,
  cauce,
  agent,
  db,
}) => {
  const reference = mark()
  await uploadServices(page, csv('vendida.csv', [header, `${reference};Curso;900;${soon}`]), centre)
  await page.getByRole('button', { name: save }).click()
  await expect(page.getByText('Guardada', { exact: true })).toBeVisible()
  const { id, centre_id } = await db
    .selectFrom('service')
    .select(['id', 'centre_id'])
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow()
  await send(cauce, agent, { totalCents: 900_00, service: { id, centreId: centre_id } })

  await page.getByRole('button', { name: 'Deshacer importación' }).click()
  const question = page.getByRole('dialog')
  await question.getByRole('button', { name: 'Deshacer importación' }).click()
  await expect(question.getByRole('alert')).toContainText('1 servicio de esta importación ya se ha vendido')
  await expect(question.getByRole('alert')).toContainText(`Vendido desde entonces: fila 2 (${reference}).`)
  await question.getByRole('button', { name: 'Cancelar' }).click()
  await expect(page.getByText('Guardada', { exact: true })).toBeVisible()
})

test('A9: an update shows what each field was, and a list that is there already has nothing to save', async ({
  page,
}) => {
  const reference = mark()
  const list = csv('lista.csv', [header, `${reference};Curso;100;${soon}`])
  await uploadServices(page, list, centre)
  await page.getByRole('button', { name: save }).click()
  await expect(page.getByText('Guardada', { exact: true })).toBeVisible()

  await uploadServices(page, list, centre)
  await expect(page.getByText('Este mismo fichero ya se guardó')).toBeVisible()
  await expect(page.getByText('no hay nada que guardar')).toBeVisible()
  await expect(page.getByRole('button', { name: save })).toHaveCount(0)
  const here = page.url()
  await page.getByRole('link', { name: 'Ver aquella importación' }).click()
  await expect(page).not.toHaveURL(here)
  await expect(page.getByText('Guardada', { exact: true })).toBeVisible()

  const changed = ['Referencia;Nombre;Precio;Duración', `${reference};Curso;120;9 meses`]
  await uploadServices(page, csv('cambios.csv', changed), centre)
  await expect(sheetRow(page, 2)).toHaveAttribute('data-change', 'update')
  await expect(sheetRow(page, 2)).toContainText('antes 100,00 €')
  await expect(sheetRow(page, 2)).toContainText('antes nada')
  await expect(sheetRow(page, 2)).toContainText(/Fecha de finalización: 01\/05\/\d{4} → nada/)
})

test('A9: an import whose preview no longer holds saves nothing and is checked again', async ({
  page,
  browser,
  cauce,
}) => {
  const reference = mark()
  const list = [header, `${reference};Curso;100;${soon}`]
  await uploadServices(page, csv('una.csv', list), centre)
  const other = await (await browser.newContext({ baseURL: cauce.backoffice, locale: 'es-ES' })).newPage()
  await signInQuietly(other, cauce)
  await uploadServices(other, csv('otra.csv', [header, `${reference};Curso;90;${soon}`]), centre)
  await other.getByRole('button', { name: save }).click()
  await expect(other.getByText('Guardada', { exact: true })).toBeVisible()
  await other.context().close()

  await page.getByRole('button', { name: save }).click()
  await expect(page.getByRole('dialog')).toContainText('no se ha guardado nada')
  await page.getByRole('dialog').getByRole('button', { name: 'Comprobar de nuevo' }).click()
  await expect(sheetRow(page, 2)).toContainText('antes 90,00 €')
  await page.getByRole('button', { name: save }).click()
  await expect(page.getByText('Guardada', { exact: true })).toBeVisible()
})

test('A9: what a list cannot be is said in its place, and nothing is kept of it', async ({ page, db }) => {
  await openUpload(page, centre)
  const drop = page.getByLabel('Elija la lista de servicios')
  const before = await db
    .selectFrom('import')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirst()
  const good = await sample('services-end-date.xlsx')
  const bad: [name: string, content: Buffer, said: RegExp][] = [
    ['foto.png', Buffer.from('x'), /Elija un fichero \.xlsx, \.xls o \.csv/],
    ['vacio.csv', Buffer.alloc(0), /El fichero está vacío/],
    ['cortado.xlsx', good.buffer.subarray(0, good.buffer.length / 2), /dañado o incompleto/],
    ['foto.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), /no es un libro de Excel/],
    ['sin-precio.csv', Buffer.from('Referencia;Nombre\nA;B'), /Faltan.*columnas|Faltan en el fichero/],
    ['otra-cosa.csv', Buffer.from('Ciudad;Habitantes\nLeón;120000'), /No se han encontrado las columnas|Faltan/],
    ['sin-filas.csv', Buffer.from(header), /ninguna fila/],
  ]
  for (const [name, buffer, said] of bad) {
    await drop.setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
    await expect(page.getByRole('alert').filter({ hasText: said }), name).toBeVisible()
  }
  const after = await db
    .selectFrom('import')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirst()
  expect(after).toEqual(before)
  await drop.setInputFiles(good)
  await expect(page.getByRole('heading', { level: 1, name: 'services-end-date.xlsx' })).toBeVisible()
})

test('A9: columns without a use are named, a discarded list leaves no trace, and both templates come in the reader’s language', async ({
  page,
}) => {
  await uploadServices(page, csv('extra.csv', [`${header};Profesor`, `${mark()};Curso;100;${soon};Ana`]), centre)
  await expect(page.getByText('Columna que no se usa: «Profesor»')).toBeVisible()
  await page.getByRole('button', { name: 'Descartar' }).click()
  await expect(page.getByText('Lista descartada: nada ha cambiado')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Importaciones anteriores' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'extra.csv' })).toHaveCount(0)
  for (const [link, file] of [
    ['Servicios con fecha de finalización', 'servicios-con-fecha.xlsx'],
    ['Servicios con duración', 'servicios-con-duracion.xlsx'],
  ] as const) {
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: link }).click()
    expect((await downloading).suggestedFilename()).toBe(file)
  }
})

test('A9: of twenty thousand rows those in sight are drawn, down to the last', async ({ page }) => {
  await uploadServices(page, await sample('services-20000.xlsx'), 'Oviedo')
  await expect(page.getByRole('tab', { name: /^Todas 20\.000/ })).toBeVisible()
  await expect(sheetRow(page, 2)).toBeVisible()
  const rows = page.getByRole('region', { name: 'Filas del fichero' })
  const asked: string[] = []
  page.on('request', (request) => request.url().includes('imports.services.rows') && asked.push(request.url()))
  await rows.focus()
  await page.keyboard.press('End')
  await expect(sheetRow(page, 20_001)).toBeVisible()
  // The end is read by itself, not everything on the way there.
  expect(asked.length).toBeLessThan(5)
  expect(await page.locator('tr[data-change]').count()).toBeLessThan(120)
})

test('A9: who may not manage services finds no way to import them', async ({ page, cauce }) => {
  await signInQuietly(page, cauce, 'ana.ruiz@academia-norte.example')
  await page.goto('/services')
  await expect(page.getByRole('row', { name: /^ING-B2,/ }).first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Añadir/Actualizar servicios' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Añadir servicio' })).toHaveCount(0)
  await page.goto('/services/imports')
  await expect(page.getByRole('heading', { name: /permiso|acceso/i }).first()).toBeVisible()
})
