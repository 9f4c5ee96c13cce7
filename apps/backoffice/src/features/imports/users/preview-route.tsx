import { ImportPreview } from '../preview/import-preview.tsx'
import { userKind } from './kind.ts'

export default function UserImport() {
  return <ImportPreview kind={userKind} />
}
