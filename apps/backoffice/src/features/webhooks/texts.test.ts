import { expect, test } from 'vitest'
import { outcomeText, webhookName } from './texts.ts'

test('an endpoint without a description is called by its host, and never by what follows', () => {
  expect(webhookName({ description: '', url: 'https://shop.example:8443/hooks/token' })).toBe('shop.example:8443')
  expect(webhookName({ description: 'Tienda', url: 'https://shop.example/' })).toBe('Tienda')
})

test('an answer is said with its status', () => {
  expect(outcomeText('refused', 503)).toContain('(503)')
  expect(outcomeText('timed-out', null)).not.toContain('(')
})
