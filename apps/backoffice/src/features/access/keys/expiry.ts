/** For how many days a key may be made; `never`: until it is revoked. */
export const expiryChoices = ['30', '90', '365', 'never'] as const
export type ExpiryChoice = (typeof expiryChoices)[number]

/** When a key made at `now` (milliseconds) ends, as an ISO instant; nothing where it does not. */
export const expiryOf = (choice: ExpiryChoice, now: number): string | undefined =>
  choice === 'never' ? undefined : new Date(now + Number(choice) * 86_400_000).toISOString()
