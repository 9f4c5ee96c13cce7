import { ImportStart } from '../start/import-start.tsx'
import { userKind } from './kind.ts'

export default function UserImports() {
  return <ImportStart kind={userKind} />
}
