import { expect, test } from 'vitest'
import { importableRoles, writtenRole } from './role-words.ts'
import { roles } from './roles.ts'
import type { UserColumn } from './user-columns.ts'
import { userImport } from './user-rows.ts'

const context = { today: '2026-11-22', taxCountry: 'ES' } as const
const good = { email: 'Ana.Ruiz@Example.com ', firstName: 'Ana', lastName: 'Ruiz Gómez', role: 'Agente' }

const check = (rows: Partial<Record<UserColumn, string>>[]) =>
  userImport
    .check(
      rows.map((cells, index) => ({ row: index + 2, cells })),
      ['email', 'firstName', 'lastName', 'role', 'centre'],
      context,
    )
    .map(({ value, faults }) => value ?? faults)

test('a good row gives its user, with the address in lower case', () => {
  expect(check([{ ...good, centre: 'NORTE' }])).toEqual([
    { email: 'ana.ruiz@example.com', firstName: 'Ana', lastName: 'Ruiz Gómez', role: 'sales-agent', centre: 'NORTE' },
  ])
})

test('every bad cell of a row is named', () => {
  expect(check([{ email: 'no-es-correo', role: 'Emperador' }])).toEqual([
    {
      email: { code: 'invalid-email' },
      firstName: { code: 'required' },
      lastName: { code: 'required' },
      role: { code: 'unknown-role' },
    },
  ])
})

test.each(['Administrador', 'Merchant administrator', 'ops', 'Cuenta de socio'])(
  'a file does not make anybody %s',
  (role) => {
    expect(check([{ ...good, role }])).toEqual([{ role: { code: 'role-not-importable' } }])
  },
)

test('an address that comes again names the row of the first', () => {
  expect(check([good, { ...good, email: 'ANA.RUIZ@example.com' }])[1]).toEqual({
    email: { code: 'email-repeated', details: { row: 2 } },
  })
})

test('a role is known by its own name, and no word means an API key, a process or a shopper', () => {
  for (const role of importableRoles) expect(writtenRole(role)).toBe(role)
  for (const role of ['service', 'system', 'shopper'] as const)
    expect([roles.includes(role), writtenRole(role)]).toEqual([true, undefined])
})

test.each([
  ['Agente comercial', 'sales-agent'],
  ['RESPONSABLE', 'centre-manager'],
  ['Responsable de centre', 'centre-manager'],
  ['Teleoperadora', 'call-centre-agent'],
  ["Agent d'appels", 'call-centre-agent'],
  ['Support agent', 'support-agent'],
  ['Administrador adicional', 'additional-administrator'],
  ['Dispatcher', 'dispatcher'],
])('%s is the role %s', (word, role) => {
  expect(writtenRole(word)).toBe(role)
})
