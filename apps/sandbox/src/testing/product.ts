import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

type Caught = { path: string; headers: IncomingHttpHeaders; body: string }

/** A product that writes down the webhooks it gets; `status` decides what the nth is answered with. */
export async function startProduct(status: (nth: number) => number = () => 200) {
  const caught: Caught[] = []
  const write = async (request: IncomingMessage) => {
    caught.push({ path: request.url ?? '', headers: request.headers, body: await text(request) })
    return status(caught.length)
  }
  const server = createServer((request, response) => {
    void write(request).then((code) => response.writeHead(code).end())
  }).listen(0)
  await once(server, 'listening')
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    caught,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
