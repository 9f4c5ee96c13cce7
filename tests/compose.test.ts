import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { searchAttributes } from '@cauce/domain/search-attributes'
import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'

type Service = {
  image: string
  build?: string
  restart: string
  environment?: Record<string, string | number>
  command?: string[]
  entrypoint?: string[]
  healthcheck?: { test: string[] }
  depends_on?: Record<string, { condition: string }>
}

const clone = join(import.meta.dirname, '..')
let services: Record<string, Service>

/** Puts values where compose would: the default, or `given` for a variable that has none. */
function filledIn(service: Service | undefined, given: Record<string, string>): Record<string, string> {
  const fill = (text: string) =>
    text.replace(
      /\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}/g,
      (_, name: string, byDefault?: string) => given[name] ?? byDefault ?? `value-of-${name}`,
    )
  return Object.fromEntries(
    Object.entries(service?.environment ?? {}).map(([name, value]) => [name, fill(String(value))]),
  )
}

const operators = {
  POSTGRES_PASSWORD: 'a-password',
  BACKOFFICE_ORIGIN: 'https://office.example.com',
  CHECKOUT_ORIGIN: 'https://pay.example.com',
  SECRET_KEY: '0123456789abcdef0123456789abcdef',
  TWILIO_FROM: '+34900000000',
}

beforeAll(async () => {
  services = parse(await readFile(join(clone, 'docker-compose.yml'), 'utf8'), { merge: true }).services
})

test('the parts of a production are there, each at an exact version', () => {
  expect(Object.keys(services)).toEqual(
    expect.arrayContaining(['postgres', 'temporal', 'temporal-ui', 'mailpit', 'migrate', 'api', 'worker']),
  )
  for (const [name, { image }] of Object.entries(services)) {
    expect(image, name).toMatch(/:(v?\d+\.\d+[\w.-]*|local)$/)
    expect(image, name).not.toContain('auto-setup')
  }
})

test('whatever keeps running says whether it is healthy', () => {
  for (const [name, service] of Object.entries(services)) {
    if (service.restart === 'unless-stopped') expect(service.healthcheck?.test, name).toBeDefined()
  }
})

test('a service waits only for services that exist, and for their health only where they tell it', () => {
  for (const [name, service] of Object.entries(services)) {
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      expect(services[other], `${name} waits for ${other}`).toBeDefined()
      if (condition === 'service_healthy') expect(services[other]?.healthcheck, other).toBeDefined()
    }
  }
})

test.each(['api', 'worker'])('%s accepts the environment that compose gives it', async (name) => {
  const { readEnv } = await import(join(clone, 'apps', name, 'src', 'env.ts'))
  expect(() => readEnv(filledIn(services[name], operators))).not.toThrow()
})

test('both servers use the login that the migrations make, and listen where others reach them', () => {
  for (const name of ['migrate', 'api', 'worker']) {
    const { APP_DATABASE_URL, DATABASE_URL, HOST } = filledIn(services[name], operators)
    expect(APP_DATABASE_URL, name).toMatch(/^postgres:\/\/cauce_login:[^@]+@postgres:5432\/cauce$/)
    expect(new URL(APP_DATABASE_URL ?? '').username).not.toBe(new URL(DATABASE_URL ?? '').username)
    expect(HOST, name).toBeUndefined()
  }
})

test('what compose runs and mounts is in the clone', async () => {
  for (const service of Object.values(services)) {
    for (const word of [...(service.command ?? []), ...(service.entrypoint ?? [])]) {
      if (!/\.(ts|sh)$/.test(word)) continue
      await expect(readFile(join(clone, word)), word).resolves.toBeDefined()
    }
  }
})

test("the deployment's Temporal is told of everything that processes may be searched by", async () => {
  const script = await readFile(join(clone, 'deploy/temporal-namespace.sh'), 'utf8')
  expect(script.match(/^for attribute in (.*); do$/m)?.[1]?.split(' ')).toEqual(Object.values(searchAttributes))
})
