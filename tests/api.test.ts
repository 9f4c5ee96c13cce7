import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keyScopes } from '@cauce/domain/access/permissions'
import { pingEvent, webhookEvents } from '@cauce/domain/webhooks/events'
import { expect, test } from 'vitest'

const text = await readFile(join(import.meta.dirname, '..', 'docs', 'api.md'), 'utf8')

/** The first column of the table with this head. */
const tableOf = (head: string) => {
  const [, table] = text.split(new RegExp(`^\\| ${head} .*\\n\\|[- |]+\\n`, 'm'))
  return [...table!.split('\n\n')[0]!.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name)
}

test('the scopes of a key are those that services are told of', () => {
  expect(tableOf('scope')).toEqual(keyScopes)
})

test('the events of a webhook are those that services are told of', () => {
  expect(tableOf('event')).toEqual([...webhookEvents, pingEvent])
})
