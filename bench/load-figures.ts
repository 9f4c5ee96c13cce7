import { gzipSync } from 'node:zlib'
import { derivedKeys } from '@cauce/operations/access/derived-keys'
import { linkToken } from '@cauce/operations/financing/payment-link'
import { chromium, type Page } from '@playwright/test'
import type { Announcement } from '../apps/launcher/src/announce.ts'
import { findBrowser } from '../apps/launcher/src/quality/browser.ts'
import { absolute, type Figure } from './figure.ts'
import { sendFinancings } from './sell.ts'
import { signIn } from './sign-in.ts'

/** What the browser fetches of code, styles and markup until the page stands, gzipped. */
export async function loadFigures(cauce: Announcement): Promise<Figure[]> {
  const agent = await signIn(cauce, /merchant.admin|admin.*comercio/i)
  const [id] = await sendFinancings(cauce, agent, 1)
  const executablePath = await findBrowser((doing) => console.error(doing))
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const context = await browser.newContext()
    const [name, value] = agent.headers.cookie!.split('; ')[0]!.split(/=(.*)/s) as [string, string]
    await context.addCookies([{ name, value, url: cauce.backoffice }])
    const list = await kilobytes(await context.newPage(), `${cauce.backoffice}/financings`, cauce.backoffice)
    const token = linkToken(derivedKeys(cauce.secretKey).link, id!, 1)
    const checkout = await kilobytes(await context.newPage(), `${cauce.checkout}/#${token}`, cauce.checkout)
    return [
      absolute('first load of the back office, on the list', 'kB gzip', list, { atMost: 150 }),
      absolute('first load of the checkout', 'kB gzip', checkout, { atMost: 60 }),
    ]
  } finally {
    await browser.close()
  }
}

/** Code that a page asks for by itself counts too, so it is left alone until nothing more comes. */
async function kilobytes(page: Page, url: string, origin: string): Promise<number> {
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    const kind = response.request().resourceType()
    const ours = response.url().startsWith(origin)
    if (ours && ['document', 'script', 'stylesheet'].includes(kind) && response.ok()) bodies.push(response.body())
  })
  await page.goto(url, { waitUntil: 'load' })
  await page.locator('main').first().waitFor()
  await page.waitForTimeout(3000)
  return (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000
}
