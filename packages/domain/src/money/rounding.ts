/** Whole-number division, halves away from zero: 5 / 2 = 3, −5 / 2 = −3. The divisor is positive. Exact at any size. */
export function divideHalfUp(dividend: number | bigint, divisor: number | bigint): number {
  const numerator = BigInt(dividend)
  const denominator = BigInt(divisor)
  const magnitude = numerator < 0n ? -numerator : numerator
  const quotient = Number((magnitude * 2n + denominator) / (denominator * 2n))
  return numerator < 0n && quotient !== 0 ? -quotient : quotient
}
