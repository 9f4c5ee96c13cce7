import { ImportPreview } from '../preview/import-preview.tsx'
import { serviceKind } from './kind.ts'

export default function ServiceImport() {
  return <ImportPreview kind={serviceKind} />
}
