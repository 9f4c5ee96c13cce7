import { expect, test } from 'vitest'
import { callerAddress, networkOf } from './caller.ts'

test('without a proxy of ours only the connection itself is believed', () => {
  expect(callerAddress('198.51.100.7', '10.0.0.1', 0)).toBe('198.51.100.7')
  expect(callerAddress('::ffff:198.51.100.7', undefined, 0)).toBe('198.51.100.7')
})

test('behind proxies, the address that the outermost of ours saw is believed, not what a client wrote before it', () => {
  expect(callerAddress('10.0.0.2', 'forged, 198.51.100.7', 1)).toBe('198.51.100.7')
  expect(callerAddress('10.0.0.2', 'forged, 198.51.100.7, 10.0.0.1', 2)).toBe('198.51.100.7')
  expect(callerAddress('10.0.0.2', '198.51.100.7', 3)).toBe('198.51.100.7')
})

test('one IPv6 customer is one network, however many addresses of it are used', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2')
  expect(networkOf('2001:db8:1:2::99')).toBe('2001:db8:1:2')
  expect(networkOf('2001:0DB8::1')).toBe('2001:db8:0:0')
  expect(networkOf('::1')).toBe('0:0:0:0')
  expect(networkOf('198.51.100.7')).toBe('198.51.100.7')
})
