import type { UserColumn } from '../access/user-columns.ts'
import { type UserFields, userImport } from '../access/user-rows.ts'
import type { ServiceFields } from '../catalogue/schema.ts'
import type { ServiceColumn } from '../catalogue/service-columns.ts'
import { serviceImport } from '../catalogue/service-rows.ts'
import type { ShipmentColumn } from '../orders/shipments/columns.ts'
import { type ShipmentFields, shipmentImport } from '../orders/shipments/rows.ts'

/** Every kind of list that can be imported. */
export const importKinds = { services: serviceImport, users: userImport, shipments: shipmentImport } as const

export type ImportKindName = keyof typeof importKinds
/** Those that can be taken back; what was shipped is not unshipped. */
export type UndoableKindName = Exclude<ImportKindName, 'shipments'>
export type ColumnOf = { services: ServiceColumn; users: UserColumn; shipments: ShipmentColumn }
export type ValueOf = { services: ServiceFields; users: UserFields; shipments: ShipmentFields }
export type ImportColumnName = ColumnOf[ImportKindName]
