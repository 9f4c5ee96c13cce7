import { expect, test } from 'vitest'
import { givenAttempt, keepAttempt, keepGiven, type LinkPlace, returnedAttempt, takeToken } from './kept-link.ts'

function placeAt(hash: string, search = '', stored = new Map<string, string>(), pathname = '/') {
  const addresses: string[] = []
  const place: LinkPlace = {
    location: { hash, pathname, search },
    history: { replaceState: (_state, _title, address) => addresses.push(String(address)) },
    storage: {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
      removeItem: (key) => void stored.delete(key),
    },
  }
  return { place, addresses, stored }
}

test('the token leaves the address and survives a reload', () => {
  const opened = placeAt('#secret')
  expect(takeToken(opened.place)).toBe('secret')
  expect(opened.addresses).toEqual(['/'])
  expect(takeToken(placeAt('', '', opened.stored).place)).toBe('secret')
})

test('another link in the same tab forgets the first one’s attempt', () => {
  const { place, stored } = placeAt('#first')
  takeToken(place)
  keepAttempt('attempt', place)
  expect(takeToken(placeAt('#second', '', stored).place)).toBe('second')
  expect(returnedAttempt(placeAt('', '?redirect_status=succeeded', stored).place)).toBeUndefined()
})

test('a link to an order and one to a payment in the same tab keep apart', () => {
  const { place, stored } = placeAt('#payment')
  takeToken(place)
  keepGiven('attempt', place)
  expect(takeToken(placeAt('#order', '', stored, '/order/').place)).toBe('order')
  expect(givenAttempt(placeAt('', '', stored, '/order/').place)).toBeUndefined()
  expect(takeToken(placeAt('', '', stored).place)).toBe('payment')
  expect(givenAttempt(place)).toBe('attempt')
})

test('coming back from the bank names the attempt once', () => {
  const { place, addresses } = placeAt('', '?payment_intent=pi_1&redirect_status=succeeded')
  keepAttempt('attempt', place)
  expect(returnedAttempt(place)).toBe('attempt')
  expect(addresses).toEqual(['/'])
  expect(returnedAttempt(placeAt('').place)).toBeUndefined()
})

test('a reload between the card and its outcome still knows that a card was given', () => {
  const { place, stored } = placeAt('#first')
  takeToken(place)
  keepGiven('attempt', place)
  expect(givenAttempt(placeAt('', '', stored).place)).toBe('attempt')
  takeToken(placeAt('#second', '', stored).place)
  expect(givenAttempt(place)).toBeUndefined()
})

test('without storage the address keeps the token', () => {
  const { place, addresses } = placeAt('#secret')
  const refuse = () => {
    throw new Error('denied')
  }
  expect(takeToken({ ...place, storage: { getItem: refuse, setItem: refuse, removeItem: refuse } })).toBe('secret')
  expect(addresses).toEqual([])
})
