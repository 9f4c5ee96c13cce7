import type { Browser, Page } from '@playwright/test'
import { expectAccessible } from './harness/accessible.ts'
import type { Cauce } from './harness/cauce.ts'
import { expect, test } from './harness/cauce.ts'
import { expectTitle, signInQuietly } from './harness/pages.ts'
import type { Sandbox } from './harness/sandbox.ts'
import { exportedLines } from './harness/spreadsheets.ts'

const administrator = 'carmen.alonso@academia-norte.example'
const frenchAdministrator = 'claire.fontaine@ecole-lumiere.example'
const platform = 'irene.vidal@cauce.example'
const newPassword = 'una contraseña nueva 26'

test.setTimeout(120_000)

const newAddress = () => `persona-${crypto.randomUUID().slice(0, 8)}@academia-norte.example`

/** The link in the newest letter to somebody. */
async function linkFor(sandbox: Sandbox, email: string, letters = 1): Promise<string> {
  const mails = async () => (await sandbox.mailsTo(email)).filter(({ text }) => text.includes('/invitation#'))
  await expect.poll(async () => (await mails()).length, { timeout: 30_000 }).toBe(letters)
  const links = (await mails()).map(({ text }) => /http\S+\/invitation#[\w-]{24}/.exec(text)?.[0] ?? '')
  expect(new Set(links).size).toBe(letters)
  return links[0] ?? ''
}

async function invite(page: Page, { email, role }: { email: string; role: string }): Promise<void> {
  await page.goto('/users')
  await page.getByRole('button', { name: 'Invitar usuario' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Enviar invitación' }).click()
  await expect(dialog.getByText('Este dato es obligatorio')).toHaveCount(4)
  await dialog.getByLabel('Nombre').fill('Nuria')
  await dialog.getByLabel('Apellidos').fill('Vega')
  await dialog.getByLabel('Correo electrónico').fill(email)
  await dialog.getByLabel('Función').selectOption(role)
  if (role === 'sales-agent') for (const centre of ['Oviedo', 'Gijón']) await dialog.getByLabel(centre).check()
  await dialog.getByRole('button', { name: 'Enviar invitación' }).click()
  await expect(page.getByText(`Invitación enviada a ${email}`)).toBeVisible()
}

/** Chooses a password on the page that a letter leads to, in a browser of their own. */
async function accept(browser: Browser, { backoffice }: Cauce, link: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: backoffice, locale: 'es-ES' })
  const page = await context.newPage()
  await page.goto(link)
  await expectTitle(page, 'Elija su contraseña')
  await page.getByLabel('Contraseña nueva', { exact: true }).fill(newPassword)
  await page.getByLabel('Repita la contraseña nueva').fill('otra cosa distinta')
  await page.getByRole('button', { name: 'Guardar y entrar' }).click()
  await expect(page.getByText('Las dos contraseñas no coinciden')).toBeVisible()
  await page.getByLabel('Repita la contraseña nueva').fill(newPassword)
  await page.getByRole('button', { name: 'Guardar y entrar' }).click()
  await expectTitle(page, 'Financiaciones')
  return page
}

const rowOf = (page: Page, email: string) => page.getByRole('row').filter({ hasText: email })

test('A10: somebody is invited by letter, chooses a password, works, and is out the moment they lose something', async ({
  page,
  cauce,
  sandbox,
  browser,
}) => {
  const email = newAddress()
  await signInQuietly(page, cauce, administrator)
  await invite(page, { email, role: 'sales-agent' })
  await page.getByPlaceholder('Nombre o correo…').fill(email)
  await expect(rowOf(page, email)).toContainText('Invitado')
  const link = await linkFor(sandbox, email)
  const [letter] = await sandbox.mailsTo(email)
  expect(letter?.subject).toBe('Academia Norte le invita a Cauce')

  const theirs = await accept(browser, cauce, link)
  await expect(rowOf(page, email)).toContainText('Activo')
  await expect(page.locator('tr[data-index]')).toHaveCount(1)
  expect(await exportedLines(page, /^usuarios-\d{4}-\d{2}-\d{2}\.csv$/)).toEqual([
    'Nombre;Correo electrónico;Función;Centros;Estado',
    `Nuria Vega;${email};Agente comercial;"Gijón, Oviedo";Activo`,
  ])
  await expect(theirs.getByRole('navigation').first()).toContainText('Financiaciones')

  const again = await browser.newPage({ locale: 'es-ES' })
  await again.goto(link)
  await expect(again.getByText('Este enlace ya se usó')).toBeVisible()
  await again.close()

  await rowOf(page, email).click()
  const dialog = page.getByRole('dialog', { name: 'Modificar a Nuria Vega' })
  await expect(dialog.getByText('Al guardar se cierran sus sesiones')).toHaveCount(0)
  await dialog.getByLabel('Gijón').uncheck()
  await expect(dialog.getByText('Al guardar se cierran sus sesiones')).toBeVisible()
  await dialog.getByRole('button', { name: 'Guardar cambios' }).click()
  await expect(page.getByText('Se ha cerrado 1 sesión')).toBeVisible()
  await expect(theirs).toHaveURL(/\/sign-in/, { timeout: 10_000 })

  await rowOf(page, email).getByRole('button', { name: 'Desactivar' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Desactivar' }).click()
  await expect(rowOf(page, email)).toContainText('Desactivado')
  await theirs.getByLabel('Correo electrónico').fill(email)
  await theirs.getByLabel('Contraseña', { exact: true }).fill(newPassword)
  await theirs.getByRole('button', { name: 'Entrar' }).click()
  await expect(theirs.getByText('El correo o la contraseña no son correctos')).toBeVisible()
  await theirs.context().close()
})

test('A10: an invitation sent again closes the link before it; a change of role says beforehand what goes with it', async ({
  page,
  cauce,
  db,
  sandbox,
}) => {
  const email = newAddress()
  await signInQuietly(page, cauce, administrator)
  await invite(page, { email, role: 'support-agent' })
  const first = await linkFor(sandbox, email)
  await page.getByPlaceholder('Nombre o correo…').fill(email)
  await rowOf(page, email).getByRole('button', { name: 'Reenviar invitación' }).click()
  await expect(page.getByText('El enlace anterior ya no vale')).toBeVisible()
  await linkFor(sandbox, email, 2)

  const rights = { role: 'additional-administrator', rights: ['log.read', 'keys.manage'] }
  await db.updateTable('app_user').set(rights).where('email', '=', email).execute()
  await page.reload()
  await rowOf(page, email).click()
  const dialog = page.getByRole('dialog', { name: 'Modificar a Nuria Vega' })
  const lost = dialog.getByText('Al cambiar de función pierde estos derechos individuales', { exact: false })
  await expect(dialog.getByRole('checkbox', { name: 'Gestionar claves de API' })).toBeChecked()
  await expect(lost).toHaveCount(0)
  await dialog.getByLabel('Función').selectOption('support-agent')
  await expect(lost).toContainText('Gestionar claves de API')
  await page.keyboard.press('Escape')
  await page.getByPlaceholder('Nombre o correo…').fill('pilar.costa')
  await rowOf(page, 'pilar.costa').click()
  const partner = page.getByRole('dialog', { name: 'Modificar a Pilar Costa' })
  await expect(partner).toContainText('Cuenta de socio')
  await expect(partner.getByRole('combobox')).toHaveCount(0)

  await page.goto('about:blank')
  await page.goto(first)
  await expect(page.getByText('Le enviamos un enlace más nuevo')).toBeVisible()
  await page.goto('about:blank')
  await page.goto('/invitation#nothing-of-ours')
  await expect(page.getByText('Este enlace no existe')).toBeVisible()
})

test('B11: a merchant asks, another person at the platform approves, and roles and sessions move at once', async ({
  page,
  cauce,
  db,
  sandbox,
  browser,
}) => {
  await signInQuietly(page, cauce, frenchAdministrator)
  await page.request.post(`${cauce.backoffice}/trpc/access.setLocale`, {
    headers: { origin: cauce.backoffice },
    data: { locale: 'es' },
  })
  await page.goto('/administrators')
  await page.getByRole('button', { name: 'Pedir un cambio' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('searchbox', { name: 'Elija una persona' }).fill('Mathieu')
  await dialog.getByRole('radio', { name: /Mathieu Roux/ }).check()
  await dialog.getByLabel('Motivo').fill('Cambio de dirección')
  await dialog.getByRole('button', { name: 'Enviar solicitud' }).click()
  await expect(page.getByText('Pendiente')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Aprobar' })).toHaveCount(0)

  const context = await browser.newContext({ baseURL: cauce.backoffice, locale: 'es-ES' })
  const theirs = await context.newPage()
  await signInQuietly(theirs, cauce, platform)
  await theirs.goto('/administrators')
  await theirs.getByRole('button', { name: 'Aprobar' }).click()
  const asked = theirs.getByRole('dialog')
  await expect(asked).toContainText('Mathieu Roux pasa a administrar École Lumière y Claire Fontaine deja de hacerlo')
  await asked.getByRole('button', { name: 'Aprobar' }).click()
  await expect(theirs.getByText('Aprobado', { exact: true })).toBeVisible()

  await expect(page).toHaveURL(/\/sign-in/, { timeout: 20_000 })
  const roles = await db
    .selectFrom('app_user')
    .select(['name', 'role'])
    .where('name', 'in', ['Claire Fontaine', 'Mathieu Roux'])
    .orderBy('name')
    .execute()
  expect(roles).toEqual([
    { name: 'Claire Fontaine', role: 'additional-administrator' },
    { name: 'Mathieu Roux', role: 'merchant-administrator' },
  ])
  const told = async (email: string) => (await sandbox.mailsTo(email)).map(({ subject }) => subject)
  const approved = 'École Lumière: cambio de administrador aprobado'
  await expect.poll(() => told('ruben.prieto@cauce.example')).toContain(approved)
  await expect
    .poll(() => told('mathieu.roux@ecole-lumiere.example'))
    .toEqual(
      expect.arrayContaining([
        'École Lumière\u00a0: un changement d’administrateur a été demandé',
        'École Lumière\u00a0: changement d’administrateur approuvé',
      ]),
    )
  await expect.poll(() => told('claire.fontaine@ecole-lumiere.example')).toContain(approved)
  await context.close()
})

test('F8: the page of permissions says what the table says, is searched, and fits a phone', async ({ page, cauce }) => {
  await signInQuietly(page, cauce, administrator)
  await page.goto('/users')
  await page.getByRole('link', { name: 'Quién puede qué' }).click()
  await expectTitle(page, 'Quién puede qué')
  const row = page.getByRole('row', { name: /Gestionar claves de API/ })
  await expect(row.getByText('Si se le da el derecho')).toBeAttached()
  await page.getByRole('searchbox').fill('usuarios')
  await expect(page.getByRole('row', { name: /usuarios/ })).toHaveCount(3)
  await expect(page.getByRole('row', { name: /Gestionar claves de API/ })).toHaveCount(0)
  await page.getByRole('searchbox').fill('')
  await expect(page.getByText('Hay más funciones')).toBeVisible()
  await page.setViewportSize({ width: 360, height: 800 })
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await expect(page.getByRole('table')).toBeHidden()
  const item = page.getByRole('listitem').filter({ hasText: 'Gestionar claves de API' })
  await expect(item).toContainText('Puede')
  await page.getByLabel('Función', { exact: true }).selectOption('Administración adicional')
  await expect(item).toContainText('Si se le da el derecho')
})

test('A10: a list of users is read, shown, saved and taken back; each user stands there with the role', async ({
  page,
  cauce,
  sandbox,
}) => {
  const [good, other, bad] = [newAddress(), newAddress(), newAddress()]
  await signInQuietly(page, cauce, administrator)
  await page.goto('/users')
  await page.getByRole('link', { name: 'Importar lista' }).click()
  const lines = [
    'Correo;Nombre;Apellidos;Rol;Centro',
    `${good};Iris;Mora;Agente;"Oviedo; Gijón"`,
    `kate.morris@academia-norte.example;Kate;Morris;Agente;Oviedo`,
    `${other};Hugo;Sanz;Soporte;`,
    `${bad};Luz;Rey;Agente;Marte`,
  ]
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'usuarios.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) })
  await expect(page).toHaveURL(/\/users\/imports\/[0-9a-f-]{36}/)
  await expect(page.getByText('Su comercio no tiene este centro')).toBeVisible()
  await expect(page.getByText('Al guardar se cerrarán las sesiones de 1 usuario')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'kate.morris' })).toContainText('Se cerrarán sus sesiones')
  await expectAccessible(page, 'list of users')
  await page.getByRole('button', { name: 'Guardar usuarios válidos' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Guardar usuarios válidos' }).click()
  const result = page.getByRole('listitem').filter({ hasText: good })
  await expect(result).toContainText('Agente comercial')
  await expect(result).toContainText('Gijón, Oviedo')
  const changed = page.getByRole('listitem').filter({ hasText: 'kate.morris' })
  await expect(changed).toContainText('Se cerraron sus sesiones')
  await linkFor(sandbox, good)
  await expect(result).toContainText('Invitación enviada')
  await result.getByRole('button', { name: 'Reenviar invitación a Iris Mora' }).click()
  await expect(page.getByText('El enlace anterior ya no vale')).toBeVisible()
  await linkFor(sandbox, good, 2)
  await expectAccessible(page, 'saved list of users')

  await page.getByRole('button', { name: 'Deshacer' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Deshacer' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: good })).toHaveCount(0)
  await page.goto(`/users?q=${encodeURIComponent(good)}`)
  await expect(page.getByText(good)).toHaveCount(0)
})
