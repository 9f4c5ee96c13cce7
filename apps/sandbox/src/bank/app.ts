import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { foreignOrigin } from '../control/origin.ts'
import type { World } from '../world.ts'
import { readPaymentFile } from './payment-file.ts'
import { statementOf } from './statement.ts'

/** What stands on an account before the bank pays its first file. */
const firstBalanceCents = 250_000_00

/**
 * The platform's bank: takes a payment file (`POST /statements`, pain.001) and answers the day's statement of the account that
 * pays, camt.053. `?back=1` gives the first transfer back, `?charge=1` takes a charge besides.
 */
export function bankApp({ store }: World) {
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use(foreignOrigin)
  app.post('/statements', bodyLimit({ maxSize: 20_000_000 }), async (c) => {
    try {
      const file = readPaymentFile(await c.req.text())
      const kept = store.get<{ balanceCents: number }>('bank', file.debtor.iban)
      const mood = { givesOneBack: c.req.query('back') === '1', takesCharge: c.req.query('charge') === '1' }
      const openingCents = kept?.balanceCents ?? firstBalanceCents
      const { id, xml, closingCents } = statementOf(file, mood, { at: new Date(), openingCents })
      store.put('bank', file.debtor.iban, { balanceCents: closingCents })
      return c.body(xml, 200, {
        'Content-Type': 'application/xml; charset=utf-8',
        'Content-Disposition': `attachment; filename="${id}.xml"`,
      })
    } catch (error) {
      if (error instanceof TypeError) return c.json({ error: error.message }, 400)
      throw error
    }
  })
  return app
}
