import { expect, test } from 'vitest'
import { personName } from './person-name.ts'

const faultOf = (name: string) => personName(80).safeParse(name).error?.issues[0]?.message

test.each([
  'http://gana.example',
  'https://x.example/y',
  'www.premio.example',
  'Gana en premio.com',
  'PREMIO.COM',
  'bit.ly/3xY',
  'premio.example/abre',
  'ana@premio.example',
  'premio．com',
])('%s is no name: it would be a link in a letter', (name) => {
  expect(faultOf(name)).toBe('name-with-link')
})

test.each([
  'José Luis',
  'M.ª Carmen',
  'M.Carmen',
  'J.L.',
  'Sta. María',
  "D'Arc",
  'O’Neill-Müller',
  'Ana (tardes)',
  'de la Fuente, hijo',
  'St.Esteve',
])('%s is a name', (name) => {
  expect(faultOf(name)).toBeUndefined()
})
