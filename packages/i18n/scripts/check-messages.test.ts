import { expect, test } from 'vitest'
import { type Message, messageFaults } from './check-messages.ts'

const catalogue = (es: Record<string, Message>, fr: Record<string, Message>) => ({
  es: { shell: es },
  fr: { shell: fr },
})
const plural = (...cases: string[]): Message => [
  {
    declarations: ['input count', 'local countPlural = count: plural'],
    selectors: ['countPlural'],
    match: Object.fromEntries(cases.map((name) => [`countPlural=${name}`, '{count} {countPlural}'])),
  },
]

test('a complete catalogue has no faults', () => {
  const messages = { greeting: 'Hola {name}', rows: plural('one', '*') }
  expect(messageFaults(catalogue(messages, messages))).toEqual([])
})

test('a key that a locale lacks is named with the locale', () => {
  expect(messageFaults(catalogue({ save: 'Guardar' }, {}))).toEqual(['save: missing in fr'])
  expect(messageFaults(catalogue({}, { save: 'Enregistrer' }))).toEqual(['save: missing in es'])
})

test('a placeholder lost in translation is named', () => {
  expect(messageFaults(catalogue({ hi: 'Hola {name}' }, { hi: 'Bonjour' }))).toEqual([
    'hi: takes () in fr, elsewhere (name)',
  ])
})

test('escaped braces are no placeholder', () => {
  expect(messageFaults(catalogue({ hi: 'a \\{b\\}' }, { hi: 'c' }))).toEqual([])
})

test('plurals need a case for every number', () => {
  expect(messageFaults(catalogue({ rows: plural('one', 'other') }, { rows: plural('one', '*') }))).toEqual([
    'rows: no * case in es',
  ])
})

test('an empty text and an odd key are faults', () => {
  expect(messageFaults(catalogue({ 'Save-it': ' ' }, { 'Save-it': 'x' }))).toEqual([
    'Save-it: keys are lower case with underscores',
    'Save-it: empty in es',
  ])
})

test('a key in two features is a fault, since the later would replace the earlier', () => {
  const features = { shell: { save: 'a' }, access: { save: 'b' } }
  expect(messageFaults({ es: features, fr: features })).toEqual(['save: in shell and in access'])
})

test('a catalogue without messages is a fault', () => {
  expect(messageFaults({ es: {}, fr: {} })).toEqual(['there are no messages'])
})
