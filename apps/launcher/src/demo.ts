import { existsSync } from 'node:fs'
import { join } from 'node:path'

export type DemoLogin = { role: string; email: string; password: string; language: string }

/** What the demo data offers: loading it once, and who may sign in with it. */
export type Demo = {
  loadDemo: (databaseUrl: string, options: { secretKey: string; say: (doing: string) => void }) => Promise<void>
  demoLogins: readonly DemoLogin[]
  /** Once the sandbox's acquirer is up: puts the cards there that the sales in review were paid with. */
  keepDemoCards: (databaseUrl: string, acquirer: { url: string; secretKey: string }) => Promise<void>
}

const file = join(import.meta.dirname, 'demo', 'load.ts')

export const demo = (): Promise<Demo | undefined> => (existsSync(file) ? import(file) : Promise.resolve(undefined))
