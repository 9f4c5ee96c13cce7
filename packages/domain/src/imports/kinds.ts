import type { UserColumn } from '../access/user-columns.ts'
import { type UserFields, userImport } from '../access/user-rows.ts'
import type { ServiceFields } from '../catalogue/schema.ts'
import type { ServiceColumn } from '../catalogue/service-columns.ts'
import { serviceImport } from '../catalogue/service-rows.ts'

/** Every kind of list that can be imported. */
export const importKinds = { services: serviceImport, users: userImport } as const

export type ImportKindName = keyof typeof importKinds
export type ColumnOf = { services: ServiceColumn; users: UserColumn }
export type ValueOf = { services: ServiceFields; users: UserFields }
export type ImportColumnName = ColumnOf[ImportKindName]
