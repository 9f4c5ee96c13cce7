import { ImportPreview } from '../../imports/preview/import-preview.tsx'
import { shipmentKind } from './kind.ts'

export default function ShipmentFile() {
  return <ImportPreview kind={shipmentKind} />
}
