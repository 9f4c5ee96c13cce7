import { CustomerHint } from '@cauce/domain/customers/schema'
import { reading } from '../operation.ts'
import { knownCustomers } from './known-customers.ts'

const suggestedAtMost = 5
/** A suggestion shows a person's data: it takes a whole phone or address, not a few letters to fish with. */
const wholePhone = /^\+[1-9][0-9]{6,14}$/

/**
 * The customers known to the agent with exactly this phone (E.164) or e-mail, the newest first, for the agent to
 * confirm.
 */
export const suggestCustomers = reading({
  name: 'customers.suggest',
  permission: 'financings.send',
  input: CustomerHint,
  async run({ db, actor: { scope } }, { phone, email }) {
    const hints = {
      phone: phone && wholePhone.test(phone) ? phone : undefined,
      email: email?.includes('@') ? email : undefined,
    }
    if (scope.kind === 'platform' || (!hints.phone && !hints.email)) return []
    const customers = await knownCustomers(db, scope.merchantId, scope)
      .select(['id', 'first_name', 'last_name', 'email', 'phone', 'document_number', 'birth_date'])
      .select(['street', 'postcode', 'city', 'country', 'locale'])
      .where((eb) =>
        eb.or([
          ...(hints.phone ? [eb('phone', '=', hints.phone)] : []),
          ...(hints.email ? [eb(eb.fn('lower', ['email']), '=', hints.email.toLowerCase())] : []),
        ]),
      )
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(suggestedAtMost)
      .execute()
    return customers.map(({ first_name, last_name, document_number, birth_date, locale, ...rest }) => ({
      ...rest,
      firstName: first_name,
      lastName: last_name,
      documentNumber: document_number,
      birthDate: birth_date,
      locale: locale as 'es' | 'fr' | 'en',
    }))
  },
})
