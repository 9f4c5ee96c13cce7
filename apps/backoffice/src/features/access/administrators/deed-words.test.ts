import { expect, test } from 'vitest'
import { deedWords } from './deed-words.ts'

const successor = { name: 'Iris Mora', email: 'iris@example.com', isNew: false, isAwaited: false }
const row = {
  ...{ merchant: { id: 'a', name: 'Academia Faro' }, successor },
  ...{ presentNames: ['Eva Sanz'], awaitedNames: [] as string[] },
}

test('approving a colleague says that roles change at once, and approving somebody new that they change when they come', () => {
  expect(deedWords(row, 'approve').consequence).toContain('sus sesiones se cierran ahora mismo')
  const { consequence } = deedWords({ ...row, successor: { ...successor, isNew: true } }, 'approve')
  expect(consequence).not.toContain('ahora mismo')
  expect(consequence).toMatch(/Iris Mora recibe una invitación.*Hasta ese momento nada cambia/)
})

test('approving says whose open invitation ends by it', () => {
  const { consequence } = deedWords({ ...row, awaitedNames: ['Hugo Sanz'] }, 'approve')
  expect(consequence).toContain('La invitación de Hugo Sanz')
})

test('withdrawing what was approved says that the invitation ends and who goes on', () => {
  expect(deedWords(row, 'withdraw').consequence).toContain('Nada cambia')
  const { consequence } = deedWords({ ...row, successor: { ...successor, isNew: true, isAwaited: true } }, 'withdraw')
  expect(consequence).toMatch(/La invitación de Iris Mora deja de valer.*queda como está: Eva Sanz/)
})
