import { createCauceClient } from '@cauce/client/client'
import { failureOf } from '@cauce/client/failure'
import { follow } from './follow.ts'
import { sell } from './sell.ts'

const { CAUCE_ADDRESS, CAUCE_KEY, SHOPPER_PHONE = '+34698765432', SHOPPER_DOCUMENT = '87654321X' } = process.env
if (!CAUCE_ADDRESS || !CAUCE_KEY) {
  console.error('Set CAUCE_ADDRESS (the back office) and CAUCE_KEY (a key that may read and send financings).')
  process.exit(1)
}

const cauce = createCauceClient({ address: CAUCE_ADDRESS, key: CAUCE_KEY })
try {
  const id = await sell(cauce, {
    reference: `EXAMPLE-${Date.now()}`,
    name: 'English course',
    unitPriceCents: 90_000,
    shopper: {
      firstName: 'Lucía',
      lastName: 'Vega Soto',
      email: 'lucia.vega@example.com',
      phone: SHOPPER_PHONE,
      documentNumber: SHOPPER_DOCUMENT,
      birthDate: '1990-05-01',
      street: 'Calle Uría 1',
      postcode: '33003',
      city: 'Oviedo',
      country: 'ES',
      locale: 'es',
    },
  })
  console.log(`sent ${id}`)
  const { state, deadReason } = await follow(cauce, id)
  if (state === 'dead') {
    console.error(`The sale ended without a payment: ${deadReason}.`)
    process.exit(1)
  }
  console.log(state)
} catch (error) {
  const { code, fields, requestId } = failureOf(error)
  console.error(code === 'no-answer' ? error : { code, fields, requestId })
  process.exit(1)
}
