import { ImportStart } from '../../imports/start/import-start.tsx'
import { shipmentKind } from './kind.ts'

export default function ShipmentFiles() {
  return <ImportStart kind={shipmentKind} />
}
