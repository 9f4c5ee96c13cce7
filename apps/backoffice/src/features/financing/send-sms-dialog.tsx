import { resendLimits } from '@cauce/domain/financing/resend'
import { m } from '@cauce/i18n/messages'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { showToast } from '@cauce/ui/toast'
import { api } from '../../api/api.ts'
import { failureText } from '../../api/failure-text.ts'
import { phoneText } from '../../phone-text.ts'
import type { Row } from './row.ts'

/** Asks before the shopper is sent the link once more, and says how many sends that leaves. */
export default function SendSmsDialog(props: {
  row: Pick<Row, 'id' | 'reference' | 'phone' | 'customerName' | 'linkSends' | 'stage'>
  home: string | undefined
  open: boolean
  onOpenChange: (open: boolean) => void
  onSent?: () => void
}) {
  const send = async () => {
    const { left } = await api.financings.resendLink.act({ id: props.row.id })
    showToast({ text: m.financing_sms_sent({ reference: props.row.reference, count: left }), meaning: 'good' })
    props.onSent?.()
  }
  return (
    <ConfirmDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={m.financing_resend_title()}
      consequence={
        <>
          <p>
            {m.financing_resend_consequence({
              name: props.row.customerName,
              phone: phoneText(props.row.phone, props.home),
              reference: props.row.reference,
            })}
          </p>
          <p class="mt-1">
            {props.row.stage === 'link-expired' ? m.financing_resend_fresh() : m.financing_resend_same()}{' '}
            {m.financing_resend_after({ count: resendLimits.sendsInAll - props.row.linkSends - 1 })}
          </p>
        </>
      }
      confirmLabel={m.financing_send_sms()}
      onConfirm={send}
      errorText={failureText}
    />
  )
}
