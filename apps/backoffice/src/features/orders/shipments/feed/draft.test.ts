import { expect, test } from 'vitest'
import { draftOf, faultsOf, feedOf } from './draft.ts'

const feed: NonNullable<Parameters<typeof draftOf>[0]> = {
  source: 'https',
  url: 'https://tienda.example.com/envios.csv',
  authorisation: 'basic',
  authorisedAs: 'cauce',
  ...{ hasSecret: true, hour: 7, enabled: true },
}

test('a secret that is kept need not be typed again, and is not sent', () => {
  const draft = draftOf(feed)
  expect(faultsOf(draft, feed)).toEqual({})
  expect(feedOf(draft)).toEqual({
    ...{ source: 'https', url: feed.url, authorisation: 'basic', authorisedAs: 'cauce', hour: 7, enabled: true },
  })
})

test('another way of access needs a secret of its own', () => {
  expect(faultsOf({ ...draftOf(feed), authorisation: 'bearer' }, feed)).toEqual({ secret: 'required' })
  expect(faultsOf({ ...draftOf(null), authorisation: 'basic' }, null)).toEqual({
    ...{ url: 'required', authorisedAs: 'required', secret: 'required' },
  })
})

test('a folder needs neither address nor secret', () => {
  const draft = { ...draftOf(feed), source: 'drop' as const }
  expect(faultsOf(draft, feed)).toEqual({})
  expect(feedOf(draft)).toEqual({ source: 'drop', authorisation: 'none', hour: 7, enabled: true })
})
