import { expect, test } from 'vitest'
import { createChord } from './chord.ts'

test('g and then a letter are one chord, and the letter after them is none', () => {
  const chord = createChord('g')
  expect([chord('g', 0), chord('f', 300), chord('r', 400)]).toEqual([undefined, 'f', undefined])
})

test('a letter long after g, or without it, is only a letter', () => {
  const chord = createChord('g')
  expect([chord('f', 0), chord('g', 100), chord('f', 1_100)]).toEqual([undefined, undefined, undefined])
})
