import autocannon from 'autocannon'

export type Target = { url: string; headers?: Record<string, string>; body?: string; method?: 'GET' | 'POST' }

/** Requests per second that a target answers with 200, at so many connections. */
export async function requestsPerSecond(target: Target, connections: number, seconds: number): Promise<number> {
  const result = await autocannon({ method: 'POST', ...target, connections, duration: seconds })
  refuseFailures(target, result)
  return result.requests.average
}

/** The median milliseconds of one request at a time. */
export async function medianMilliseconds(targets: readonly Target[], times: number): Promise<number> {
  const spent: number[] = []
  for (let round = 0; round < times; round++) {
    const { url, ...init } = targets[round % targets.length]!
    const from = performance.now()
    const answer = await fetch(url, { method: 'POST', ...init })
    await answer.arrayBuffer()
    spent.push(performance.now() - from)
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  }
  return spent.toSorted((a, b) => a - b)[Math.floor(spent.length / 2)] ?? Number.NaN
}

function refuseFailures({ url }: Target, { non2xx, errors }: autocannon.Result): void {
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} answers were not 200, ${errors} failed`)
}
