import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { openApiDocument } from '@cauce/rpc/openapi/document'
import { Hono } from 'hono'
import type { AppEnv } from '../http/app-env.ts'

/** Parts of Swagger UI that the page loads; all of it is served from here. */
const parts = [
  { url: import.meta.resolve('swagger-ui-dist/swagger-ui.css'), contentType: 'text/css' },
  { url: import.meta.resolve('swagger-ui-dist/swagger-ui-bundle.js'), contentType: 'text/javascript' },
]

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Cauce API</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    <meta name="color-scheme" content="light dark" />
    <link rel="stylesheet" href="/api-docs/swagger-ui.css" />
    <script src="/api-docs/look.js"></script>
  </head>
  <body>
    <main id="document"></main>
    <script src="/api-docs/swagger-ui-bundle.js" defer></script>
    <script src="/api-docs/start.js" defer></script>
  </body>
</html>
`

/** Calls tried out on the page bear the key that was typed in, and not the cookie of whoever reads it. */
const start = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#document',
  deepLinking: true,
  validatorUrl: null,
  requestInterceptor: (request) => Object.assign(request, { credentials: 'omit' }),
})
`

/** Light or dark as the pages of the back office are, before anything is drawn. */
const look = `const dark = matchMedia('(prefers-color-scheme: dark)')
const paint = () => {
  const chosen = localStorage.getItem('cauce.theme')
  const isDark = chosen === '"dark"' || (chosen !== '"light"' && dark.matches)
  document.documentElement.classList.toggle('dark-mode', isDark)
}
paint()
dark.addEventListener('change', paint)
addEventListener('storage', paint)
`

const anHour = 'public, max-age=3600'

/** The API's OpenAPI document at /openapi.json, and the page that shows it at /api-docs. */
export function apiDocs(origin: string): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  let document: string | undefined

  app.get('/openapi.json', (c) => {
    document ??= JSON.stringify(openApiDocument(origin))
    return c.body(document, 200, { 'Content-Type': 'application/json' })
  })
  app.get('/api-docs', (c) => c.html(page))
  for (const [name, script] of Object.entries({ look, start }))
    app.get(`/api-docs/${name}.js`, (c) => c.body(script, 200, { 'Content-Type': 'text/javascript' }))
  for (const { url, contentType } of parts)
    app.get(`/api-docs/${basename(url)}`, async (c) =>
      c.body(await readFile(new URL(url)), 200, { 'Content-Type': contentType, 'Cache-Control': anHour }),
    )
  return app
}
