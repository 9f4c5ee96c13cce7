import type { FrameLocator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { Cauce } from './cauce.ts'
import { agentEmail, password, type Sale } from './sell.ts'

const year = String((new Date().getFullYear() + 5) % 100)

/** Signs in by the form; one language stands for all, so that a test may name what it presses. */
export async function signInByForm(page: Page, { backoffice }: Pick<Cauce, 'backoffice'>, email = agentEmail) {
  await page.goto(`${backoffice}/sign-in`)
  await page.getByLabel('Correo electrónico').fill(email)
  await page.getByLabel('Contraseña', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Entrar' }).click()
  await expect(page.getByRole('navigation', { name: 'Navegación principal' }).first()).toBeAttached()
}

/** Gives the page's browser a session without showing the form. */
export async function signInQuietly(page: Page, { backoffice }: Pick<Cauce, 'backoffice'>, email = agentEmail) {
  const answer = await page.request.post(`${backoffice}/auth/sign-in/email`, {
    headers: { origin: backoffice },
    data: { email, password },
  })
  expect(answer.ok()).toBe(true)
}

export const openCheckout = (page: Page, { checkout }: Pick<Cauce, 'checkout'>, { token }: Pick<Sale, 'token'>) =>
  page.goto(`${checkout}/#${token}`)

/**
 * Takes the first plan, agrees, and goes on to the card. Where the merchant's midnight passes between the plan shown and the
 * plan accepted, its dates move: the page says so, and the plan is accepted as it stands then.
 */
export async function acceptFirstPlan(page: Page): Promise<void> {
  const moved = page.getByText('El plan ha cambiado desde que abrió la página', { exact: false })
  const accept = async () => {
    await page.getByRole('radio').first().check()
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Continuar' }).click()
  }
  await accept()
  await expect(page.locator(cardSection).or(moved)).toBeVisible()
  if (await moved.isVisible()) await accept()
  await expect(cardFrame(page).locator('#number')).toBeVisible()
}

const cardSection = 'section[aria-labelledby=card]'

export const cardFrame = (page: Page): FrameLocator => page.frameLocator(`${cardSection} iframe`)

export async function typeCard(page: Page, number: string): Promise<void> {
  const frame = cardFrame(page)
  await frame.locator('#number').fill(number)
  await frame.locator('#expiry').fill(`12 / ${year}`)
  await frame.locator('#cvc').fill('123')
}

export const payButton = (page: Page) => page.getByRole('button', { name: /^Pagar .* hoy$/ })

export async function pay(page: Page, number = '4242424242424242'): Promise<void> {
  await typeCard(page, number)
  await payButton(page).click()
}

export const expectTitle = (page: Page, name: string, timeout = 20_000) =>
  expect(page.getByRole('heading', { name })).toBeVisible({ timeout })

export const confirmed = 'Compra confirmada'
