import type { CartLine } from '@cauce/domain/orders/cart'
import { demoServiceId } from './catalogue.ts'
import type { DemoCentre, DemoMerchant } from './merchants.ts'

type Item = [kind: CartLine['kind'], reference: string, name: string, unitPriceCents: number, units?: number]

const norte: Record<CartName, Item[]> = {
  language: [
    ['service', 'ING-B2', 'Curso de inglés B2', 118_000],
    ['product', 'LIB-B2', 'Libro de ejercicios', 2_950, 2],
    ['discount', 'VERANO', 'Descuento de verano', 10_000],
  ],
  exam: [['service', 'OPO-ADM', 'Oposiciones: auxiliar administrativo', 96_000]],
  care: [
    ['service', 'ENF-AUX', 'Curso de auxiliar de enfermería', 168_000],
    ['product', 'KIT-ENF', 'Uniforme y material', 5_990],
    ['shipping', 'ENV', 'Gastos de envío', 690],
  ],
  marketing: [
    ['service', 'MKT-27', 'Máster en marketing digital', 289_000],
    ['discount', 'ANT', 'Matrícula anticipada', 30_000],
  ],
  coding: [['service', 'WEB-FS', 'Programación web, curso intensivo', 395_000]],
  business: [['service', 'MBA-X', 'Máster en dirección de empresas', 540_000]],
  degree: [['service', 'FP-SUP', 'Grado superior, dos cursos', 780_000]],
  books: [
    ['product', 'PACK-ING', 'Colección de libros de inglés', 24_900],
    ['product', 'TAB-10', 'Tableta para el curso', 32_900],
    ['shipping', 'ENV', 'Gastos de envío', 690],
  ],
}

const lumiere: Record<CartName, Item[]> = {
  language: [
    ['service', 'ANG-B2', 'Anglais B2, cours du soir', 98_000],
    ['product', 'LIV-B2', 'Manuel et cahier', 3_450, 2],
    ['discount', 'ETE', 'Remise d’été', 8_000],
  ],
  exam: [['service', 'CONC-ADM', 'Préparation au concours administratif', 84_000]],
  care: [
    ['service', 'AUX-PUER', 'Auxiliaire de puériculture', 158_000],
    ['product', 'KIT-PUER', 'Blouse et matériel', 6_900],
    ['shipping', 'PORT', 'Frais de port', 790],
  ],
  marketing: [
    ['service', 'MKT-27', 'Marketing numérique', 219_000],
    ['discount', 'INSCR', 'Inscription anticipée', 20_000],
  ],
  coding: [['service', 'DEV-WEB', 'Développement web, formation intensive', 295_000]],
  business: [['service', 'DIR-ENT', 'Direction d’entreprise', 380_000]],
  degree: [['service', 'BTS-2', 'BTS en deux ans', 690_000]],
  books: [
    ['product', 'COFFRET', 'Coffret de manuels d’anglais', 23_900],
    ['product', 'TAB-10', 'Tablette pour le cours', 33_900],
    ['shipping', 'PORT', 'Frais de port', 790],
  ],
}

export type CartName = 'language' | 'exam' | 'care' | 'marketing' | 'coding' | 'business' | 'degree' | 'books'

/** A cart of the merchant's catalogue; lines are taxed as the centre is, things and their shipping at the full rate. */
export const cartOf = (merchant: DemoMerchant, name: CartName, centre: DemoCentre): CartLine[] =>
  (merchant.locale === 'fr' ? lumiere : norte)[name].map(([kind, reference, title, unitPriceCents, units = 1]) => ({
    ...{ kind, reference, name: title, unitPriceCents, units },
    taxTreatment:
      kind === 'service' || kind === 'discount' ? centre.taxTreatment : merchant.locale === 'fr' ? 'fr-20' : 'es-21',
    ...(kind === 'service' && { serviceId: demoServiceId(merchant, centre, reference) }),
  }))
