import { expect, test } from 'vitest'
import { fileFault } from './file-choice.ts'

const rule = { endings: ['.xlsx', '.csv'], largest: 1_000 }

test('a file of a known kind and size is taken, however its ending is written', () => {
  expect(fileFault([{ name: 'ventas.XLSX', size: 1_000 }], rule)).toBeUndefined()
  expect(fileFault([], rule)).toBeUndefined()
})

test('each reason to refuse a file has its name', () => {
  expect(fileFault([{ name: 'ventas.xls', size: 10 }], rule)).toBe('ending')
  expect(fileFault([{ name: 'ventas.csv', size: 0 }], rule)).toBe('empty')
  expect(fileFault([{ name: 'ventas.csv', size: 1_001 }], rule)).toBe('too-large')
})

test('two files at once are not guessed among', () => {
  const file = { name: 'a.csv', size: 1 }
  expect(fileFault([file, file], rule)).toBe('several')
})
