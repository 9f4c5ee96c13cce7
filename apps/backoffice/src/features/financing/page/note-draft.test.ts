import { beforeEach, expect, test, vi } from 'vitest'
import { noteDraft } from './note-draft.ts'

const stored = new Map<string, string>()
beforeEach(() => {
  stored.clear()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => stored.set(name, value),
    removeItem: (name: string) => stored.delete(name),
  })
})

test('a note left half written is there again on coming back, for that financing and person only', () => {
  noteDraft(() => 'ana.1').setBody('Llamar el lu')
  expect(noteDraft(() => 'ana.1').body()).toBe('Llamar el lu')
  expect(noteDraft(() => 'ana.2').body()).toBe('')
  expect(noteDraft(() => 'eva.1').body()).toBe('')
})

test('one page that goes from one financing to another keeps each its own', () => {
  let name = 'ana.1'
  const draft = noteDraft(() => name)
  draft.setBody('Del primero')
  name = 'ana.2'
  expect(draft.body()).toBe('')
  draft.setBody('Del segundo')
  name = 'ana.1'
  expect(draft.body()).toBe('Del primero')
})

test('an added note leaves nothing behind', () => {
  const draft = noteDraft(() => 'ana.1')
  draft.setBody('Llamar')
  draft.setBody('')
  expect(stored.size).toBe(0)
})
