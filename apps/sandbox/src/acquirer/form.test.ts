import { expect, test } from 'vitest'
import { parseForm } from './form.ts'

test('brackets become groups and lists', () => {
  expect(parseForm('a=1&m[x]=2&m[y][z]=3&e[]=p&e[]=q&l[0]=r&l[1]=s')).toEqual({
    a: '1',
    m: { x: '2', y: { z: '3' } },
    e: ['p', 'q'],
    l: ['r', 's'],
  })
})

test('names of the prototype are left out', () => {
  const form = parseForm('__proto__[polluted]=1&constructor[prototype][polluted]=1')
  expect(form).toEqual({})
  expect({}).not.toHaveProperty('polluted')
})
