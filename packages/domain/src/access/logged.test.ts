import { expect, expectTypeOf, test } from 'vitest'
import { type LogFacts, unfitForLog } from './logged.ts'

test.each([
  [{ rights: 'keys.manage, log.read' }, ['rights']],
  [{ rights: ['log.read'], centreIds: [1] }, ['centreIds']],
  [{ sends: '2', name: ['Leo', 'Gil'] }, ['sends', 'name']],
  [{ firstName: 'Leo' }, ['firstName']],
  [{ rights: ['log.read'], centreIds: [], sends: 2, name: 'Leo Gil', disabledAt: null }, []],
])('a fact of somebody is written in its one shape, under its one name: %j', (facts, unfit) => {
  expect(unfitForLog('user', 'users.change', [facts])).toEqual(unfit)
})

test('an answer is written as yes or no, whatever reads it', () => {
  expect(unfitForLog('financing', 'financing.resend-link', [{ freshLink: 'yes' }])).toEqual(['freshLink'])
  expect(unfitForLog('financing', 'financing.resend-link', [{ freshLink: true }])).toEqual([])
})

test('the types say the same', () => {
  type User = LogFacts<'user'>
  expectTypeOf<User['rights']>().toEqualTypeOf<readonly string[] | null | undefined>()
  expectTypeOf<User['centreIds']>().toEqualTypeOf<readonly string[] | null | undefined>()
  expectTypeOf<User['name']>().toEqualTypeOf<string | null | undefined>()
  expectTypeOf<'firstName' | 'lastName'>().not.toExtend<keyof User>()
  expectTypeOf<LogFacts<'financing'>['freshLink']>().toEqualTypeOf<boolean | null | undefined>()
  expectTypeOf<{ rights: string }>().not.toExtend<User>()
})
