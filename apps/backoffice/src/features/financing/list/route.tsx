import { m } from '@cauce/i18n/messages'
import { Page } from '../../../shell/page.tsx'

export default function FinancingList() {
  return <Page title={m.financing_list_title()}>{null}</Page>
}
