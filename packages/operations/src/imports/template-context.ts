import type { ImportKindName } from '@cauce/domain/imports/kinds'
import { dateIn } from '@cauce/domain/money/calendar'
import { z } from 'zod'
import { timeZoneOf } from '../access/merchant-calendar.ts'
import { reading } from '../operation.ts'
import type { ImportedKind } from './kind.ts'

/** The date that the examples of a template lie ahead of. */
export const templateContext = <Name extends ImportKindName>(kind: ImportedKind<Name>) =>
  reading({
    name: `imports.${kind.name}.template`,
    permission: kind.permission,
    input: z.void(),
    run: async ({ db, actor, now }) => ({ today: dateIn(await timeZoneOf(db, actor.scope), now) }),
  })
