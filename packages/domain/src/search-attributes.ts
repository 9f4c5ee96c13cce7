/**
 * What processes may be searched by, each by its whole value; no personal data. Every process uses these names, every
 * server of Temporal's is told of them: the embedded one, the tests' and, by deploy/temporal-namespace.sh, a deployment's.
 */
export const searchAttributes = {
  reference: 'CauceReference',
  merchant: 'CauceMerchant',
  centre: 'CauceCentre',
  state: 'CauceState',
} as const
