const minute = 60
const hour = 60 * minute

/** The pauses before a webhook is sent again, over three days. Source: Standard Webhooks, "Retry schedule". */
export const retryAfterSeconds: readonly number[] = [
  ...[5, 5 * minute, 30 * minute],
  ...[2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour],
]
