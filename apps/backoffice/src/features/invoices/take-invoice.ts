import { tellFailure } from '../../api/tell-failure.ts'
import { download } from '../../lists/download.ts'
import { locale } from '../../preferences.ts'

/** Hands an invoice to the browser; a failure is said in a toast. */
export async function takeInvoice(id: string): Promise<void> {
  try {
    await download('/exports/invoice', { id, format: 'pdf', locale: locale() }, () => undefined)
  } catch (error) {
    tellFailure(error)
  }
}
