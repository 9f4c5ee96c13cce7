import { accountChangeStates } from '@cauce/domain/disbursement/account-change'
import { expect, test } from 'vitest'
import { accountChangeLetter } from './account-change.ts'

const facts = {
  ...{ merchantName: 'Academia Faro', recipientName: 'Eva', askedByName: 'Ana Sanz', isFinance: false, note: null },
  ...{ former: null, account: 'ES•• •••• 1332', reason: 'Otro banco', link: 'https://office.test/payout' },
}

test.each(['es', 'fr', 'en'] as const)(
  'a change of account, however it stands, is told with merchant, account and why, in %s',
  async (locale) => {
    for (const state of accountChangeStates) {
      const { subject, text } = await accountChangeLetter({ ...facts, state }, locale)
      expect(subject).toContain('Academia Faro')
      for (const told of ['Eva', 'ES•• •••• 1332', 'Otro banco', facts.link]) expect(text).toContain(told)
    }
  },
)

test('the account that was used is no longer called the present one once the change holds', async () => {
  const told = async (state: 'asked' | 'approved') => (await accountChangeLetter({ ...facts, state }, 'fr')).text
  expect(await told('asked')).toContain('Compte actuel')
  expect(await told('approved')).toContain('Compte précédent')
  expect(await told('approved')).not.toContain('Compte actuel')
})

test('an administrator reads what to do against it, and finance how to check it', async () => {
  const theirs = await accountChangeLetter({ ...facts, state: 'asked' }, 'es')
  expect(theirs.text).toContain('Si no esperaba este cambio')
  expect(theirs.text).not.toContain('certificado')
  const finance = await accountChangeLetter({ ...facts, state: 'asked', isFinance: true }, 'es')
  expect(finance.text).toContain('certificado de su banco')
  expect(finance.text).not.toContain('Si no esperaba este cambio')
})
