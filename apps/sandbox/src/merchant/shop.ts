import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { World } from '../world.ts'

/** A merchant's shop: gives the shipment file that was put there last, at `/shop/<anything>/shipments.csv`. */
export function shopApp({ store }: World) {
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.get('/:shop/shipments.csv', (c) => {
    const kept = store.get<{ file: string }>('shipments', c.req.param('shop'))
    if (!kept) return c.text('no shipments', 404)
    return c.body(kept.file, 200, { 'Content-Type': 'text/csv; charset=utf-8' })
  })
  return app
}
