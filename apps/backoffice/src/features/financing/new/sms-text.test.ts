import { expect, test } from 'vitest'
import { smsPreview } from './sms-text.ts'

const sale = { merchantName: 'Academia Faro', checkoutOrigin: 'https://pagos.example', linkLength: 45 }

test('the preview has a link as long as the real one will be', () => {
  const { text, encoding, costlyCharacters } = smsPreview(sale, 'es')
  expect(text).toContain('Academia Faro')
  expect(/https:\/\/\S+/.exec(text)?.[0]).toHaveLength(45)
  expect(encoding).toBe('GSM-7')
  expect(costlyCharacters).toEqual([])
})

test('a character that forces UCS-2 is named with what it costs', () => {
  const { segments, segmentsWithoutCostly, costlyCharacters } = smsPreview({ ...sale, merchantName: 'Faro ★' }, 'es')
  expect(costlyCharacters).toEqual(['★'])
  expect(segments).toBeGreaterThan(segmentsWithoutCostly)
})
