import { expect, test } from 'vitest'
import { returnPath } from './return-path.ts'

test('after signing in one lands where one was going, filters included', () => {
  expect(returnPath('/financings?state=live#top')).toBe('/financings?state=live#top')
})

test.each([
  undefined,
  '',
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  'javascript:alert(1)',
  '/sign-in?next=/sign-in',
])('%j leads to the start', (wanted) => {
  expect(returnPath(wanted)).toBe('/')
})
