import { ImportStart } from '../start/import-start.tsx'
import { serviceKind } from './kind.ts'

export default function ServiceImports() {
  return <ImportStart kind={serviceKind} />
}
