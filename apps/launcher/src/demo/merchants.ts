import type { Permission } from '@cauce/domain/access/permissions'
import type { Role } from '@cauce/domain/access/roles'
import type { TaxTreatment } from '@cauce/domain/orders/tax'

export type DemoCentre = { id: string; code: string; name: string; taxTreatment: TaxTreatment }

export type DemoProduct = {
  id: string
  name: string
  /** Priced by fees, or by a yearly rate. */
  pricing: { setupFeeCents: number; instalmentFeeCents: number } | { nominalYearlyRateBp: number }
  instalmentCounts: number[]
  minCents: number
  maxCents: number
  firstInstalment: 'today' | 'in-a-month'
  reviewFromCents: number
  declineFromCents: number
  maxOpenFinancings: number
}

export type DemoMerchant = {
  id: string
  name: string
  legalName: string
  taxId: string
  locale: 'es' | 'fr'
  country: 'ES' | 'FR'
  timeZone: string
  phone: string
  mailDomain: string
  linkDays: number
  offerDays: number
  blockedDocument: string
  /** Where it is paid to, and its seat. */
  account: { iban: string; street: string; postcode: string; city: string }
  centres: [DemoCentre, DemoCentre]
  products: [DemoProduct, DemoProduct]
}

const id = (merchant: number, part: string, number: number): string =>
  `01980000-000${merchant}-7000-8000-${part}${String(number).padStart(12 - part.length, '0')}`

export const academiaNorte: DemoMerchant = {
  id: id(1, 'a', 0),
  name: 'Academia Norte',
  legalName: 'Academia Norte Formación S.L.',
  taxId: 'B74000009',
  locale: 'es',
  country: 'ES',
  timeZone: 'Europe/Madrid',
  phone: '+34985200300',
  mailDomain: 'academia-norte.example',
  linkDays: 14,
  offerDays: 60,
  blockedDocument: '71635408E',
  account: { iban: 'ES9121000418450200051332', street: 'Calle Uría, 12', postcode: '33003', city: 'Oviedo' },
  centres: [
    { id: id(1, 'c', 1), code: 'NORTE', name: 'Oviedo', taxTreatment: 'exempt' },
    { id: id(1, 'c', 2), code: 'GIJ', name: 'Gijón', taxTreatment: 'es-21' },
  ],
  products: [
    {
      id: id(1, 'd', 1),
      name: 'Cuotas Norte',
      pricing: { setupFeeCents: 2500, instalmentFeeCents: 150 },
      instalmentCounts: [3, 6, 10, 12],
      minCents: 10_000,
      maxCents: 600_000,
      firstInstalment: 'today',
      reviewFromCents: 350_000,
      declineFromCents: 500_000,
      maxOpenFinancings: 3,
    },
    {
      id: id(1, 'd', 2),
      name: 'Máster a plazos',
      pricing: { nominalYearlyRateBp: 1065 },
      instalmentCounts: [6, 12, 18, 24],
      minCents: 50_000,
      maxCents: 1_500_000,
      firstInstalment: 'in-a-month',
      reviewFromCents: 700_000,
      declineFromCents: 1_000_000,
      maxOpenFinancings: 3,
    },
  ],
}

export const ecoleLumiere: DemoMerchant = {
  id: id(2, 'a', 0),
  name: 'École Lumière',
  legalName: 'École Lumière SAS',
  taxId: 'FR40303265045',
  locale: 'fr',
  country: 'FR',
  timeZone: 'Europe/Paris',
  phone: '+33472100200',
  mailDomain: 'ecole-lumiere.example',
  linkDays: 7,
  offerDays: 30,
  blockedDocument: 'X4RTBPFW4',
  account: { iban: 'FR1420041010050500013M02606', street: '8 rue des Martyrs', postcode: '75009', city: 'Paris' },
  centres: [
    { id: id(2, 'c', 1), code: 'LYO', name: 'Lyon', taxTreatment: 'exempt' },
    { id: id(2, 'c', 2), code: 'GRE', name: 'Grenoble', taxTreatment: 'fr-20' },
  ],
  products: [
    {
      id: id(2, 'd', 1),
      name: 'Paiement en 2, 3 ou 4 fois',
      pricing: { setupFeeCents: 0, instalmentFeeCents: 0 },
      instalmentCounts: [2, 3, 4],
      minCents: 10_000,
      maxCents: 400_000,
      firstInstalment: 'today',
      reviewFromCents: 250_000,
      declineFromCents: 350_000,
      maxOpenFinancings: 3,
    },
    {
      id: id(2, 'd', 2),
      name: 'Formation à crédit',
      pricing: { nominalYearlyRateBp: 790 },
      instalmentCounts: [6, 12, 24],
      minCents: 50_000,
      maxCents: 1_200_000,
      firstInstalment: 'in-a-month',
      reviewFromCents: 600_000,
      declineFromCents: 900_000,
      maxOpenFinancings: 3,
    },
  ],
}

export const demoMerchants = [academiaNorte, ecoleLumiere] as const

export type DemoPerson = {
  firstName: string
  lastName: string
  role: Role
  locale: 'es' | 'fr' | 'en'
  merchant: DemoMerchant | null
  /** Of roles that see only their centres. */
  centres?: readonly DemoCentre[]
  /** Given singly, to an additional administrator. */
  rights?: readonly Permission[]
}

const [oviedo, gijon] = academiaNorte.centres
const [lyon, grenoble] = ecoleLumiere.centres

/** Every role in each of the three languages; the platform's people first. */
export const demoPeople: readonly DemoPerson[] = [
  ...person(null, 'platform-administrator', ['Irene Vidal', 'Luc Perrin', 'Grace Hill']),
  ...person(null, 'platform-finance', ['Teresa Campos', 'Agnès Colin', 'Peter Shaw']),
  ...person(null, 'ops', ['Rubén Prieto', 'Thomas Girard', 'Nadia Clarke']),
  ...person(academiaNorte, 'merchant-administrator', ['Carmen Alonso', null, 'Helen Ward']),
  ...person(ecoleLumiere, 'merchant-administrator', [null, 'Claire Fontaine', null]),
  ...person(academiaNorte, 'additional-administrator', ['Óscar Nieto', null, 'James Porter'], {
    rights: ['users.manage', 'log.read'],
  }),
  ...person(ecoleLumiere, 'additional-administrator', [null, 'Mathieu Roux', null]),
  ...person(academiaNorte, 'centre-manager', ['Beatriz Llano', null, null], { centres: [oviedo] }),
  ...person(ecoleLumiere, 'centre-manager', [null, 'Sophie Marchand', 'Emma Doyle'], { centres: [grenoble] }),
  ...person(academiaNorte, 'sales-agent', ['Ana Ruiz', null, null], { centres: [oviedo] }),
  ...person(academiaNorte, 'sales-agent', [null, null, 'Kate Morris'], { centres: [gijon] }),
  ...person(ecoleLumiere, 'sales-agent', [null, 'Julien Mercier', null], { centres: [lyon] }),
  ...person(academiaNorte, 'call-centre-agent', ['Diego Suárez', null, null]),
  ...person(ecoleLumiere, 'call-centre-agent', [null, 'Inès Lambert', 'Tom Baker']),
  ...person(academiaNorte, 'support-agent', ['Laura Busto', null, null]),
  ...person(ecoleLumiere, 'support-agent', [null, 'Hugo Fabre', 'Amy Stone']),
  ...person(academiaNorte, 'dispatcher', ['Marcos Prada', null, 'Ruth Ellis']),
  ...person(ecoleLumiere, 'dispatcher', [null, 'Nicolas Petit', null]),
  ...person(academiaNorte, 'partner-account', ['Pilar Costa', null, null]),
  ...person(ecoleLumiere, 'partner-account', [null, 'Léa Garnier', 'Oliver Grant']),
]

function person(
  merchant: DemoMerchant | null,
  role: Role,
  names: [spanish: string | null, french: string | null, english: string | null],
  given: Pick<DemoPerson, 'centres' | 'rights'> = {},
): DemoPerson[] {
  return (['es', 'fr', 'en'] as const).flatMap((locale, index) => {
    const [firstName, lastName] = names[index]?.split(' ') ?? []
    return firstName && lastName ? [{ firstName, lastName, role, locale, merchant, ...given }] : []
  })
}

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase()

export const emailOf = ({ firstName, lastName, merchant }: DemoPerson): string =>
  `${plain(firstName)}.${plain(lastName)}@${merchant?.mailDomain ?? 'cauce.example'}`
