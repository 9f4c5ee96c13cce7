import { m } from '@cauce/i18n/messages'
import type { PasswordFault } from './password-draft.ts'

export const passwordFaultText = (fault: PasswordFault): string => {
  switch (fault) {
    case 'required':
      return m.error_required()
    case 'too-short':
      return m.access_password_rule()
    case 'same':
      return m.access_password_same()
    case 'differ':
      return m.access_passwords_differ()
  }
}
