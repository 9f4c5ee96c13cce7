import type { Shopper } from '@cauce/domain/customers/schema'
import type { DemoMerchant } from './merchants.ts'

type Place = { city: string; postcode: string; street: string }
type Names = { first: string[]; last: string[]; places: Place[]; mobile: string }

const spanish: Names = {
  first: ['Lucía', 'Martín', 'Sofía', 'Hugo', 'María', 'Daniel', 'Paula', 'Álvaro', 'Nerea', 'Adrián', 'Carla', 'Iván'],
  last: [
    'García Peña',
    'Fernández Cueto',
    'Menéndez Rojo',
    'Álvarez Solís',
    'Suárez Pando',
    'Díaz Ibáñez',
    'Vega Muñiz',
  ],
  places: [
    { city: 'Oviedo', postcode: '33001', street: 'Calle Uría' },
    { city: 'Gijón', postcode: '33201', street: 'Calle Corrida' },
    { city: 'Avilés', postcode: '33401', street: 'Calle Galiana' },
    { city: 'Madrid', postcode: '28013', street: 'Calle del Arenal' },
  ],
  mobile: '+346',
}

const french: Names = {
  first: ['Camille', 'Louis', 'Léa', 'Gabriel', 'Manon', 'Raphaël', 'Chloé', 'Jules', 'Zoé', 'Nathan', 'Élise', 'Théo'],
  last: ['Lefèvre', 'Moreau', 'Dubois', 'Garnier', 'Faure', 'Bonnet', 'Chevalier'],
  places: [
    { city: 'Lyon', postcode: '69002', street: 'Rue de la République' },
    { city: 'Grenoble', postcode: '38000', street: 'Cours Berriat' },
    { city: 'Villeurbanne', postcode: '69100', street: 'Avenue Henri Barbusse' },
    { city: 'Annecy', postcode: '74000', street: 'Rue Royale' },
  ],
  mobile: '+336',
}

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length]!

const checkLetters = 'TRWAGMYFPDXBNJZSQVHLCKE'
const documentOf = (country: string, index: number): string => {
  const number = 10_234_567 + index * 761_303
  return country === 'ES' ? `${number}${checkLetters[number % 23]}` : `${String(number).slice(0, 6)}FR${100 + index}`
}

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase()

/** The `index`-th invented customer of a merchant: always the same person, nobody twice below 84. */
export function shopperOf(merchant: DemoMerchant, index: number): Shopper {
  const names = merchant.locale === 'fr' ? french : spanish
  const [firstName, lastName, place] = [pick(names.first, index), pick(names.last, index), pick(names.places, index)]
  return {
    firstName,
    lastName,
    email: `${plain(firstName)}.${plain(lastName)}${index}@correo.example`,
    phone: `${names.mobile}${12_345_678 + index * 1_039_217}`,
    documentNumber: documentOf(merchant.country, index),
    birthDate: `${1964 + ((index * 7) % 38)}-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`,
    street: `${place.street} ${3 + index}`,
    postcode: place.postcode,
    city: place.city,
    country: merchant.country,
    locale: index % 9 === 8 ? 'en' : merchant.locale,
  }
}
