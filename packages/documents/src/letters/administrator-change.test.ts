import { administratorChangeStates } from '@cauce/domain/access/administrator-change'
import { expect, test } from 'vitest'
import { administratorChangeLetter } from './administrator-change.ts'

const facts = {
  ...{ merchantName: 'Academia Faro', recipientName: 'Eva', successorName: 'Iris Mora', askedByName: 'Eva Sanz' },
  ...{ reason: 'Se jubila', note: null, isManager: false, stops: null },
}

test.each(['es', 'fr', 'en'] as const)(
  'a change, however it stands, is told with who, where and why, in %s',
  async (locale) => {
    for (const state of administratorChangeStates) {
      const { subject, text } = await administratorChangeLetter({ ...facts, state }, locale)
      expect(subject).toContain('Academia Faro')
      for (const told of ['Eva', 'Iris Mora', 'Eva Sanz', 'Se jubila']) expect(text).toContain(told)
    }
  },
)

test.each([
  ['asked', 'if-approved', 'Al aprobarse deja usted de administrar'],
  ['approved', 'stopped', 'Usted ya no administra'],
  ['approved', 'once-accepted', 'dejará usted de administrar'],
] as const)('whoever administers reads in a letter of one %s what becomes of them: %s', async (state, stops, said) => {
  expect((await administratorChangeLetter({ ...facts, state, stops }, 'es')).text).toContain(said)
  expect((await administratorChangeLetter({ ...facts, state }, 'es')).text).not.toContain(said)
})

test('whoever did not expect a request reads what to do, and nobody reads why another is written to', async () => {
  const asked = await administratorChangeLetter({ ...facts, state: 'asked' }, 'es')
  expect(asked.text).toContain('puede retirar la solicitud')
  expect(asked.text).not.toContain('lleva la cuenta')
  const manager = await administratorChangeLetter({ ...facts, state: 'approved', isManager: true }, 'es')
  expect(manager.text).toContain('lleva la cuenta')
  expect(manager.text).not.toContain('puede retirar la solicitud')
})
