import { tellFailure } from '../../api/tell-failure.ts'
import { download } from '../../lists/download.ts'
import { locale } from '../../preferences.ts'

const kinds = {
  report: { path: '/exports/disbursement-report', format: 'pdf' },
  orders: { path: '/exports/disbursement-orders', format: 'xlsx' },
  bank: { path: '/exports/payout-file', format: 'xml' },
} as const

/** Hands a document of a payment, or a payment file, to the browser; a failure is said in a toast. */
export async function takeFile(kind: keyof typeof kinds, id: string): Promise<void> {
  const { path, format } = kinds[kind]
  try {
    await download(path, { id, format, locale: locale() }, () => undefined)
  } catch (error) {
    tellFailure(error)
  }
}
