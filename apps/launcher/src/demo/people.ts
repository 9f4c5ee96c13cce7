import type { Tx } from '@cauce/database/connection'
import { type DemoMerchant, type DemoProduct, demoMerchants, demoPeople, emailOf } from './merchants.ts'

/** Whom the merchants know at the platform. */
const accountManager = demoPeople.find(({ role, locale }) => role === 'ops' && locale === 'es') ?? missing('ops')

function missing(role: string): never {
  throw new Error(`the demo data lack ${role}`)
}

/** Merchants with what they sell through, and everybody who works there; signing in comes last, with `openAccounts`. */
export async function insertPeople(tx: Tx): Promise<void> {
  for (const merchant of demoMerchants) await insertMerchant(tx, merchant)
  const users = demoPeople.map((person) => ({
    merchant_id: person.merchant?.id ?? null,
    role: person.role,
    email: emailOf(person),
    name: `${person.firstName} ${person.lastName}`,
    first_name: person.firstName,
    last_name: person.lastName,
    locale: person.locale,
    rights: [...(person.rights ?? [])],
    demo: true,
  }))
  await tx
    .insertInto('app_user')
    .values(users)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .updateTable('merchant')
    .set(({ selectFrom }) => ({
      account_manager_id: selectFrom('app_user').select('id').where('email', '=', emailOf(accountManager)),
    }))
    .where(
      'id',
      'in',
      demoMerchants.map(({ id }) => id),
    )
    .execute()
  for (const person of demoPeople) {
    if (!person.centres) continue
    const { id } = await tx
      .selectFrom('app_user')
      .select('id')
      .where('email', '=', emailOf(person))
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('user_centre')
      .values(person.centres.map((centre) => ({ user_id: id, centre_id: centre.id })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** Since before the first order of the demo. */
const tariffFrom = '2025-01-01'

/** What both pay for each order: less for larger ones, more where many instalments are waited for. */
const tariff = [
  { from_cents: 0, from_instalments: 0, rate_bp: 390 },
  { from_cents: 300_00, from_instalments: 0, rate_bp: 340 },
  { from_cents: 2_000_00, from_instalments: 0, rate_bp: 290 },
  { from_cents: 0, from_instalments: 12, rate_bp: 520 },
]

async function insertMerchant(tx: Tx, merchant: DemoMerchant): Promise<void> {
  await tx
    .insertInto('merchant')
    .values({
      id: merchant.id,
      name: merchant.name,
      legal_name: merchant.legalName,
      tax_id: merchant.taxId,
      locale: merchant.locale,
      country: merchant.country,
      time_zone: merchant.timeZone,
      phone: merchant.phone,
      link_days: merchant.linkDays,
      offer_days: merchant.offerDays,
      // Abroad the merchant accounts for the VAT itself.
      ...(merchant.country !== 'ES' && { commission_vat_bp: 0 }),
      ...merchant.account,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .insertInto('commission_tier')
    .values(tariff.map((tier) => ({ merchant_id: merchant.id, valid_from: tariffFrom, ...tier })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const centres = merchant.centres.map(({ id, code, name, taxTreatment }) => ({
    ...{ id, code, name, merchant_id: merchant.id, tax_treatment: taxTreatment },
  }))
  await tx
    .insertInto('centre')
    .values(centres)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .insertInto('financing_product')
    .values(merchant.products.map((product) => productRow(merchant.id, product)))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .insertInto('blocked_document')
    .values({ merchant_id: merchant.id, document_number: merchant.blockedDocument, reason: 'unpaid-instalments' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .insertInto('app_user')
    .values({
      id: merchant.id,
      merchant_id: merchant.id,
      role: 'system',
      email: `system@${merchant.mailDomain}`,
      name: merchant.name,
      first_name: merchant.name,
      last_name: '',
      locale: merchant.locale,
      demo: true,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const productRow = (merchantId: string, product: DemoProduct) => ({
  id: product.id,
  merchant_id: merchantId,
  name: product.name,
  ...('nominalYearlyRateBp' in product.pricing
    ? {
        ...{ setup_fee_cents: 0, instalment_fee_cents: 0 },
        nominal_yearly_rate_bp: product.pricing.nominalYearlyRateBp,
      }
    : {
        setup_fee_cents: product.pricing.setupFeeCents,
        instalment_fee_cents: product.pricing.instalmentFeeCents,
      }),
  instalment_counts: product.instalmentCounts,
  min_cents: product.minCents,
  max_cents: product.maxCents,
  first_instalment: product.firstInstalment,
  review_from_cents: product.reviewFromCents,
  decline_from_cents: product.declineFromCents,
  max_open_financings: product.maxOpenFinancings,
  late_payment_fee_cents: 1_500,
  late_interest_yearly_bp: 625,
})

/** Lets the demo's people sign in, all with the same password hash. */
export async function openAccounts(tx: Tx, hash: string): Promise<void> {
  const users = await tx
    .selectFrom('app_user')
    .select('id')
    .where('demo', '=', true)
    .where('role', '!=', 'system')
    .execute()
  await tx
    .insertInto('account')
    .values(users.map(({ id }) => ({ user_id: id, account_id: id, provider_id: 'credential', password: hash })))
    .execute()
}
