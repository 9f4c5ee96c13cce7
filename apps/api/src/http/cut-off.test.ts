import { connect } from 'node:net'
import { until } from '@cauce/testing/until'
import { expect, test } from 'vitest'
import { serve } from '../serving.ts'
import { testApi } from '../testing/api.ts'

const lines: string[] = []
const api = await testApi({ log: (line) => lines.push(line) })

test.each(['/webhooks/stripe', '/webhooks/twilio'])(
  'whoever goes away in the middle of a body for %s is no fault',
  async (path) => {
    lines.length = 0
    const serving = await serve(api.api.backOffice, 0)
    const socket = connect(serving.port, 'localhost')
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a":`,
    )
    setTimeout(() => socket.resetAndDestroy(), 100)
    await until('the line of the request', async () => lines.some((line) => line.includes(path)))
    await serving.stop(0)
    expect(lines.filter((line) => JSON.parse(line).level === 'error' || JSON.parse(line).level >= 50)).toEqual([])
  },
)
