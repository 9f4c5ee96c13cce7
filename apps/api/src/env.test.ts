import { expect, test } from 'vitest'
import { readEnv } from './env.ts'

const right = {
  BACKOFFICE_ORIGIN: 'http://localhost:3000/',
  CHECKOUT_ORIGIN: 'http://localhost:3001',
  DATABASE_URL: 'postgres://localhost/cauce',
  TEMPORAL_ADDRESS: 'localhost:7233',
  SECRET_KEY: 'x'.repeat(32),
  STRIPE_SECRET_KEY: 'sk_test',
  STRIPE_PUBLISHABLE_KEY: 'pk_test',
  STRIPE_WEBHOOK_SECRET: 'whsec',
  TWILIO_AUTH_TOKEN: 'token',
}

test('what is not said has its default, and an empty variable is not said', () => {
  expect(readEnv({ ...right, API_PORT: '', TEMPORAL_UI_URL: '' })).toMatchObject({
    API_PORT: 3000,
    CHECKOUT_PORT: 3001,
    BACKOFFICE_ORIGIN: 'http://localhost:3000',
    STRIPE_API_URL: 'https://api.stripe.com',
  })
})

test('an exception to where webhooks may go is refused at the start, but where things are tried out', () => {
  const excepted = { ...right, WEBHOOK_ALLOWED_HOSTS: 'localhost:3002' }
  for (const NODE_ENV of ['production', ''])
    expect(() => readEnv({ ...excepted, NODE_ENV })).toThrow(/^WEBHOOK_ALLOWED_HOSTS: .+ only set where NODE_ENV is/)
  expect(readEnv({ ...excepted, NODE_ENV: 'development' }).WEBHOOK_ALLOWED_HOSTS).toEqual(['localhost:3002'])
})

test('each fault is one line that names the variable and not its value', () => {
  const { DATABASE_URL: _, ...without } = right
  const faulty = { ...without, SECRET_KEY: 'short-secret', API_PORT: 'eighty' }
  expect(() => readEnv(faulty)).toThrow(/^API_PORT: .+\nDATABASE_URL: .+\nSECRET_KEY: needs at least 32 characters$/)
  expect(() => readEnv(faulty)).not.toThrow(/short-secret/)
})
