import { afterEach, expect, test } from 'vitest'
import { baseLocale, currentLocale, preferredLocale, readLocaleFrom, setCurrentLocale } from './locale.ts'
import { m } from './messages.ts'

afterEach(() => setCurrentLocale(baseLocale))

test('texts follow the current locale', () => {
  setCurrentLocale('fr')
  expect(m.shell_save()).toBe('Enregistrer')
  setCurrentLocale('en')
  expect(m.shell_save()).toBe('Save')
})

test('texts follow a locale that is read anew each time', () => {
  let locale: 'es' | 'fr' = 'es'
  readLocaleFrom(() => locale)
  expect(m.shell_save()).toBe('Guardar')
  locale = 'fr'
  expect([currentLocale(), m.shell_save()]).toEqual(['fr', 'Enregistrer'])
})

test('a locale named in the call outweighs the current one', () => {
  setCurrentLocale('fr')
  expect(m.shell_save({}, { locale: 'en' })).toBe('Save')
})

test('plurals follow each language, also for a million', () => {
  const rows = (count: number, locale: 'es' | 'fr' | 'en') => m.shell_new_rows({ count }, { locale })
  expect([rows(1, 'es'), rows(2, 'es'), rows(0, 'fr'), rows(0, 'en')]).toEqual([
    '1 novedad',
    '2 novedades',
    '0 nouveauté',
    '0 new',
  ])
  expect(rows(1_000_000, 'es')).toBe('1000000 novedades')
})

test('the first language of a person that there is wins', () => {
  expect(preferredLocale(['ca-ES', 'fr-CA', 'en'])).toBe('fr')
  expect(preferredLocale(['de'])).toBe('es')
})
