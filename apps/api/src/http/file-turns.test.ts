import { expect, test } from 'vitest'
import { fileTurns } from './file-turns.ts'

test('a person has one file made at a time, and no more than three people at once', () => {
  const turns = fileTurns()
  const { done } = turns.take('ana')
  expect(() => turns.take('ana')).toThrow('busy')
  turns.take('luc')
  turns.take('eva')
  expect(() => turns.take('leo')).toThrow('busy')
  done()
  turns.take('leo')
})

test('a turn ends once: who says it twice ends nobody else’s', () => {
  const turns = fileTurns()
  const { done } = turns.take('ana')
  done()
  turns.take('ana')
  done()
  expect(() => turns.take('ana')).toThrow('busy')
})
