import type { Tx } from '@cauce/database/connection'
import { addMonths, dateIn } from '@cauce/domain/money/calendar'
import type { TaxTreatment } from '@cauce/domain/orders/tax'
import { type DemoCentre, type DemoMerchant, demoMerchants } from './merchants.ts'

/** A service with its end: months from the day of loading (the past ones can be sold no more), or how long it lasts. */
type Item = [reference: string, name: string, priceCents: number, end: number | string, taxTreatment?: TaxTreatment]

const norte: readonly Item[] = [
  ['ING-B2', 'Curso de inglés B2', 118_000, 'P9M'],
  ['ING-C1', 'Curso de inglés C1', 132_000, 'P9M'],
  ['FRA-B1', 'Curso de francés B1', 104_000, 'P6M'],
  ['OPO-ADM', 'Oposiciones: auxiliar administrativo', 96_000, 10],
  ['OPO-ENF', 'Oposiciones: enfermería', 149_500, 14],
  ['ENF-AUX', 'Curso de auxiliar de enfermería', 168_000, 11],
  ['MKT-27', 'Máster en marketing digital', 289_000, 13],
  ['WEB-FS', 'Programación web, curso intensivo', 395_000, 'P1Y'],
  ['DATOS-1', 'Análisis de datos con Python', 162_000, 'P6M'],
  ['MBA-X', 'Máster en dirección de empresas', 540_000, 18],
  ['FP-SUP', 'Grado superior, dos cursos', 780_000, 'P2Y', 'exempt'],
  ['COC-PRO', 'Cocina profesional', 89_000, 'P30D', 'es-21'],
  ['VER-26', 'Refuerzo de verano', 24_000, -3],
]

const lumiere: readonly Item[] = [
  ['ANG-B2', 'Anglais B2, cours du soir', 98_000, 'P9M'],
  ['ANG-C1', 'Anglais C1, préparation au Cambridge', 119_000, 'P9M'],
  ['ESP-B1', 'Espagnol B1', 87_000, 'P6M'],
  ['CONC-ADM', 'Préparation au concours administratif', 84_000, 9],
  ['CONC-ENS', 'Préparation au concours d’enseignement', 112_000, 12],
  ['AUX-PUER', 'Auxiliaire de puériculture', 158_000, 11],
  ['MKT-27', 'Marketing numérique', 219_000, 13],
  ['DEV-WEB', 'Développement web, formation intensive', 295_000, 'P1Y'],
  ['DATA-1', 'Analyse de données avec Python', 148_000, 'P6M'],
  ['DIR-ENT', 'Direction d’entreprise', 380_000, 18],
  ['BTS-2', 'BTS en deux ans', 690_000, 'P2Y', 'exempt'],
  ['PATI-PRO', 'Pâtisserie professionnelle', 93_000, 'P30D', 'fr-20'],
  ['ETE-26', 'Soutien d’été', 21_000, -3],
]

const itemsOf = ({ locale }: DemoMerchant): readonly Item[] => (locale === 'fr' ? lumiere : norte)

/** The id that an item of a centre has in every load; undefined for what is in no catalogue. */
export function demoServiceId(merchant: DemoMerchant, centre: DemoCentre, reference: string): string | undefined {
  const index = itemsOf(merchant).findIndex(([known]) => known === reference)
  return index < 0 ? undefined : idOf(centre, index)
}

const idOf = (centre: DemoCentre, index: number): string =>
  `${centre.id.slice(0, 24)}e${centre.id.slice(-1)}${String(index + 1).padStart(10, '0')}`

/** What each centre sells. `now` is an ISO instant. */
export async function insertCatalogue(tx: Tx, now: string): Promise<void> {
  const services = demoMerchants.flatMap((merchant) =>
    merchant.centres.flatMap((centre) =>
      itemsOf(merchant).map(([reference, name, price_cents, end, taxTreatment], index) => ({
        ...{ id: idOf(centre, index), merchant_id: merchant.id, centre_id: centre.id },
        ...{ reference, name, price_cents, tax_treatment: taxTreatment ?? null },
        ends_on: typeof end === 'number' ? addMonths(dateIn(merchant.timeZone, now), end) : null,
        duration: typeof end === 'string' ? end : null,
        ...{ created_at: now, updated_at: now },
      })),
    ),
  )
  await tx
    .insertInto('service')
    .values(services)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
