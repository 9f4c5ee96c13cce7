import { locale } from '../../preferences.ts'
import type { PageKind } from './kind.ts'

/** Where files come in and go out; not procedures, since they carry files. */
export const uploadAddress = ({ name }: PageKind, centreId: string | undefined): string =>
  centreId === undefined ? `/imports/${name}` : `/imports/${name}?centre=${centreId}`

export const againAddress = ({ name }: PageKind, id: string): string => `/imports/${name}/${id}/again`

export const redRowsAddress = ({ name }: PageKind, id: string): string =>
  `/imports/${name}/${id}/red-rows?locale=${locale()}`

export const templateAddress = ({ name }: PageKind, file: string): string =>
  `/imports/${name}/templates/${file}.xlsx?locale=${locale()}`
