import { largestFileBytes } from '@cauce/documents/imports/limits'
import { readImport } from '@cauce/documents/imports/read-import'
import { prepareReader } from '@cauce/documents/imports/reader'
import { redRowsFile } from '@cauce/documents/workbooks/red-rows'
import { templateFile } from '@cauce/documents/workbooks/template'
import type { TemplateName } from '@cauce/documents/workbooks/template-columns'
import { may } from '@cauce/domain/access/permissions'
import type { Actor } from '@cauce/domain/access/scope'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import type { ImportKindName } from '@cauce/domain/imports/kinds'
import { Id, Locale } from '@cauce/domain/schema'
import { userImports } from '@cauce/operations/access/people/user-import'
import { serviceImports } from '@cauce/operations/catalogue/service-import'
import { getImport } from '@cauce/operations/imports/get-import'
import { importContext } from '@cauce/operations/imports/import-context'
import { importFile } from '@cauce/operations/imports/import-file'
import type { ImportedKind } from '@cauce/operations/imports/kind'
import { previewImport } from '@cauce/operations/imports/preview-import'
import { redRows } from '@cauce/operations/imports/red-rows'
import { templateContext } from '@cauce/operations/imports/template-context'
import { shipmentImports } from '@cauce/operations/orders/shipments/shipment-import'
import type { Perform } from '@cauce/operations/perform'
import { type Context, Hono } from 'hono'
import type { Logger } from 'pino'
import type { AppEnv } from './http/app-env.ts'
import { fileAnswer } from './http/file-answer.ts'
import type { FileTurns } from './http/file-turns.ts'
import { bodyUpTo, fileOnly } from './http/gates.ts'

export type ImportDependencies = {
  perform: Perform
  actorOf(c: Context<AppEnv>): Promise<Actor | undefined>
  log: Logger
  turns: FileTurns
}

const unreadForMs = 30_000
/** The reader of the next file starts when the answer about this one is gone, as it would compete with it. */
const nextReaderAfterMs = 100

const templates: Record<ImportKindName, readonly TemplateName[]> = {
  services: ['services-end-date', 'services-duration'],
  users: ['users'],
  shipments: ['shipments'],
}

/**
 * Lists of a kind, such as services: a file comes in as it is, with its name in `X-File-Name` (percent-encoded) and its
 * centre in the query, and is answered with the id of its preview; so is one that is to be read again. Red rows and
 * templates go out as workbooks.
 */
export function importRoutes<Name extends ImportKindName>(
  kind: ImportedKind<Name>,
  { perform, actorOf, log, turns }: ImportDependencies,
): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const busy = new Set<string>()

  async function permitted(c: Context<AppEnv>): Promise<Actor> {
    const actor = await actorOf(c)
    refuseUnless(actor, 'not-signed-in')
    refuseUnless(may(actor, kind.permission), 'forbidden')
    return actor
  }

  /** One at a time for each person, since each takes a child process. */
  async function alone<T>({ userId }: Actor, work: () => Promise<T>): Promise<T> {
    refuseUnless(!busy.has(userId), 'busy')
    busy.add(userId)
    try {
      return await work()
    } finally {
      busy.delete(userId)
      setTimeout(prepareReader, nextReaderAfterMs).unref()
    }
  }

  type Upload = { centreId: string | null; fileName: string; file: Uint8Array<ArrayBuffer> }

  async function preview(actor: Actor, { centreId, fileName, file }: Upload) {
    const context = await perform(importContext(kind), actor, { centreId })
    const list = await readImport(file, { ...context, kind: kind.name })
    return perform(previewImport(kind), actor, { centreId, fileName, file, list })
  }

  app.post('/', fileOnly, bodyUpTo(largestFileBytes, 'file-too-large'), async (c) => {
    const actor = await permitted(c)
    const centreId = c.req.query('centre') ?? null
    const fileName = fileNameIn(c.req.header('x-file-name'))
    return alone(actor, async () => {
      const file = new Uint8Array(await c.req.arrayBuffer())
      return c.json(await preview(actor, { centreId, fileName, file }))
    })
  })

  app.post('/:id/again', async (c) => {
    const actor = await permitted(c)
    return alone(actor, async () => {
      const kept = await perform(importFile(kind), actor, { id: idIn(c) })
      return c.json(await preview(actor, { ...kept, file: new Uint8Array(kept.file) }))
    })
  })

  app.get('/:id/red-rows', async (c) => {
    const actor = await permitted(c)
    const id = idIn(c)
    const locale = localeIn(c)
    const { columns } = await perform(getImport(kind), actor, { id })
    const { today } = await perform(templateContext(kind), actor, undefined)
    const { done } = turns.take(actor.userId)
    try {
      const file = redRowsFile({ columns, batches: redRowsOf(actor, id), locale, today })
      return await fileAnswer(c, file, { log, unreadForMs, done })
    } catch (error) {
      done()
      throw error
    }
  })

  app.get('/templates/:file', async (c) => {
    const actor = await permitted(c)
    const name = templates[kind.name].find((known) => `${known}.xlsx` === c.req.param('file'))
    refuseUnless(name, 'not-found')
    const file = templateFile(name, {
      ...(await perform(templateContext(kind), actor, undefined)),
      locale: localeIn(c),
    })
    return fileAnswer(c, file, { log, unreadForMs, done: () => undefined })
  })

  async function* redRowsOf(actor: Actor, id: string) {
    let after: number | undefined
    do {
      const { rows, next } = await perform(redRows(kind), actor, { id, after })
      yield rows
      after = next ?? undefined
    } while (after !== undefined)
  }

  return app
}

/** Every kind of list under its own name. */
export function allImportRoutes(dependencies: ImportDependencies): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .route(`/${serviceImports.name}`, importRoutes(serviceImports, dependencies))
    .route(`/${userImports.name}`, importRoutes(userImports, dependencies))
    .route(`/${shipmentImports.name}`, importRoutes(shipmentImports, dependencies))
}

function idIn(c: Context<AppEnv>): string {
  const id = Id.safeParse(c.req.param('id'))
  refuseUnless(id.success, 'not-found')
  return id.data
}

/** The language that a file is asked for in. */
function localeIn(c: Context<AppEnv>) {
  const locale = Locale.safeParse(c.req.query('locale'))
  if (!locale.success) throw new Refusal('bad-input', {}, { locale: 'bad-input' })
  return locale.data
}

const longestName = 255

/** A name to show, from whatever a client says; nothing of it is ever a path of ours. */
function fileNameIn(header: string | undefined): string {
  const shown = decoded(header ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .trim()
  return shown.slice(0, longestName).toWellFormed().trim() || '—'
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
