import { keyScopes } from '@cauce/domain/access/permissions'
import { errorCodes } from '@cauce/domain/errors'
import { pingEvent, webhookEvents } from '@cauce/domain/webhooks/events'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { appRouter } from '../router.ts'
import { forPagesOnly, openApiDocument, publicProcedures } from './document.ts'
import { describedEvents } from './webhooks.ts'

type Procedure = { _def: { type: string; meta?: { permission?: string }; inputs: z.ZodType[] } }
const procedures = appRouter._def.procedures as unknown as Record<string, Procedure>

test('every procedure that a key may be allowed to call is in the document, and no other', () => {
  const callable = Object.entries(procedures)
    .filter(([, { _def }]) => keyScopes.some((scope) => scope === _def.meta?.permission))
    .map(([name]) => name)
    .filter((name) => !forPagesOnly.test(name))
  expect(publicProcedures.map(({ name }) => name).toSorted()).toEqual(callable.toSorted())
})

describe.each(publicProcedures.map((described) => [described.name, described] as const))('%s', (name, described) => {
  const [input] = procedures[name]?._def.inputs ?? []

  test('says in a line what it does', () => {
    expect(described.summary).toMatch(/^\p{Lu}[^.]{10,70}$/u)
  })

  test('has an example that its own schemas accept', () => {
    const takes = input !== undefined && !(input instanceof z.ZodVoid)
    expect('exampleInput' in described).toBe(takes)
    if (takes) input.parse(described.exampleInput)
    expect(described.answer.parse(described.exampleAnswer)).toEqual(described.exampleAnswer)
  })
})

test('refusals are told with codes that exist, under the status they come with', () => {
  const { paths } = openApiDocument('https://office.example.com')
  const { responses } = (paths['/trpc/financings.send'] as { post: { responses: Record<string, unknown> } }).post
  expect(Object.keys(responses)).toEqual(['200', '400', '401', '403', '404', '409', '413', '415', '429', '500'])
  expect(JSON.stringify(responses[409])).toContain('`reference-taken`')
  for (const { refuses = [] } of publicProcedures) expect(errorCodes).toEqual(expect.arrayContaining([...refuses]))
})

test('an action may bear an idempotency key, and a question takes none', () => {
  const text = (name: string) => JSON.stringify(openApiDocument('https://office.example.com').paths[`/trpc/${name}`])
  expect(text('financings.send')).toContain('IdempotencyKey')
  expect(text('financings.list')).not.toContain('IdempotencyKey')
})

test('every event that is sent is among the webhooks, with an example that its own schema accepts', () => {
  const { webhooks, components } = openApiDocument('https://office.example.com')
  expect(Object.keys(webhooks).toSorted()).toEqual([...webhookEvents, pingEvent].toSorted())
  for (const [event, { body, example }] of Object.entries(describedEvents)) {
    expect(body.parse(example)).toEqual(example)
    expect(example).toMatchObject({ type: event })
  }
  for (const { name, schema, example } of [
    components.parameters.WebhookTimestamp,
    components.parameters.WebhookSignature,
  ])
    expect(example, name).toMatch(new RegExp((schema as { pattern: string }).pattern))
})
