import { expect, test } from 'vitest'
import { inOrder } from './timeline.ts'

const entry = (name: string, at: number) => ({ name, at: `2026-11-22T10:00:00.${String(at).padStart(3, '0')}Z` })
const names = (entries: { name: string }[]) => entries.map(({ name }) => name)

test('actions of one instant, or of clocks that disagree, stand in the order of the log', () => {
  const actions = [entry('confirmed', 5), entry('authorised', 5), entry('submitted', 7), entry('tried', 4)]
  expect(names(inOrder(actions, []))).toEqual(['confirmed', 'authorised', 'submitted', 'tried'])
})

test('a message stands right above the action that wrote it', () => {
  const actions = [entry('confirmed', 5), entry('authorised', 5), entry('submitted', 7), entry('sent', 1)]
  const messages = [entry('mail', 5), entry('text', 5), entry('link', 1)]
  expect(names(inOrder(actions, messages))).toEqual([
    'mail',
    'text',
    'confirmed',
    'authorised',
    'submitted',
    'link',
    'sent',
  ])
})

test('a message that no action wrote stands above what had happened by then', () => {
  const actions = [entry('second', 3), entry('first', 6)]
  expect(names(inOrder(actions, [entry('later', 9), entry('between', 4), entry('before', 1)]))).toEqual([
    'later',
    'second',
    'first',
    'between',
    'before',
  ])
})
