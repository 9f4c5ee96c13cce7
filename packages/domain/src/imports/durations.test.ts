import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { isDuration, writtenDuration } from './durations.ts'

test.each([
  ['P9M', 'P9M'],
  ['p09m', 'P9M'],
  ['9 meses', 'P9M'],
  ['9meses', 'P9M'],
  ['6 mois', 'P6M'],
  ['1 year', 'P1Y'],
  ['2 años', 'P2Y'],
  ['un año', 'P1Y'],
  ['une année', 'P1Y'],
  ['18 semanas', 'P18W'],
  ['30 DÍAS', 'P30D'],
  ['15 jours', 'P15D'],
  ['1 año y 6 meses', 'P1Y6M'],
  ['1 an et 6 mois', 'P1Y6M'],
  ['1 year, 6 months', 'P1Y6M'],
  ['P1Y0M', 'P1Y'],
])('%j lasts %s', (text, duration) => {
  expect(writtenDuration(text)).toEqual({ duration })
  expect(isDuration(duration)).toBe(true)
})

test.each([
  ['9', 'not-a-duration'],
  ['P', 'not-a-duration'],
  ['PT10H', 'not-a-duration'],
  ['1,5 años', 'not-a-duration'],
  ['-3 meses', 'not-a-duration'],
  ['meses', 'not-a-duration'],
  ['3 meses 2 meses', 'not-a-duration'],
  ['mucho tiempo', 'not-a-duration'],
  ['y 3 meses', 'not-a-duration'],
  ['0 meses', 'not-positive'],
  ['P0D', 'not-positive'],
  ['21 años', 'duration-too-long'],
])('%j is refused as %s', (text, code) => {
  expect(writtenDuration(text)).toEqual({ code })
})

test('only one spelling is kept', () => {
  expect(['P09M', 'p9m', '9 meses', 'P21Y', 'P0D', 'P1Y0M'].map(isDuration)).toEqual(Array(6).fill(false))
})

test.prop([fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 11 }), fc.constantFrom('es', 'fr', 'en')])(
  'years and months in words are those of ISO 8601',
  (years, months, locale) => {
    const unit = (value: number, name: string) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value)
    const written = new Intl.ListFormat(locale).format([unit(years, 'year'), unit(months, 'month')])
    expect(writtenDuration(written)).toEqual({ duration: `P${years}Y${months}M` })
  },
)

test.prop([fc.string({ maxLength: 1000 })])('any text is answered', (text) => {
  const { duration, code } = writtenDuration(text)
  expect(duration === undefined).toBe(code !== undefined)
})
