import { locales, setCurrentLocale } from '@cauce/i18n/locale'
import { afterEach, expect, test } from 'vitest'
import { deliveryText, messageTitle } from './message-text.ts'
import { entryDetail, entryMeaning, entryTitle, type StoryEntry, tellings } from './story-text.ts'

const sources: Record<string, string> = import.meta.glob('../../../../../../packages/operations/src/**/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** What operations write to a financing's log: their own names, or the action they name. */
const logged = Object.entries(sources)
  .filter(([path, source]) => !path.includes('test') && /subjectKind: 'financing'|ofFinancing\(/.test(source))
  .filter(([, source]) => /= operation\(\{/.test(source))
  .flatMap(([, source]) => [...source.matchAll(/(?:name|action): '([a-zA-Z.-]+)'/g)].map((match) => match[1]!))

const entry = (action: string, detail: StoryEntry['detail'] = {}): StoryEntry => ({
  kind: 'action',
  action,
  detail,
  actor: { kind: 'system', name: null },
})

afterEach(() => setCurrentLocale('es'))

test('every action that operations log about a financing is told in words', () => {
  expect(logged.length).toBeGreaterThan(10)
  expect(logged.filter((action) => !(action in tellings))).toEqual([])
})

test('every telling reads differently in each language', () => {
  for (const action of Object.keys(tellings)) {
    const titles = locales.map((locale) => {
      setCurrentLocale(locale)
      return entryTitle(entry(action, { instalments: 3 }))
    })
    expect(new Set(titles).size, action).toBe(3)
  }
})

test('a decision says its outcome and the rule that spoke', () => {
  const declined = entry('financing.decide-credit', { decision: 'decline', reason: 'amount-too-high' })
  expect(entryMeaning(declined)).toBe('bad')
  expect(entryDetail(declined)).toBeTruthy()
  expect(entryTitle(declined)).not.toBe(entryTitle(entry('financing.decide-credit', { decision: 'accept' })))
})

test('a message says its channel, what it is and how it fares', () => {
  expect(messageTitle({ template: 'financing-link', channel: 'sms' })).toContain('SMS')
  expect(deliveryText({ deliveryState: 'delivered', segments: 2, detail: {} })).toContain('2 SMS')
  const failed = deliveryText({ deliveryState: 'failed', segments: 1, detail: { failureCode: '30003' } })
  expect(failed).toMatch(/^No entregado · ./)
})

test('an action this build does not know is still told, in words', () => {
  expect(entryTitle(entry('financing.new-thing'))).toBe('Otro paso')
})
