import { invalid } from './errors.ts'
import { type Form, group, texts } from './form.ts'

/** The kinds of payment an intent is for, as Stripe's API has it since 2026-10-28: their former parameter is gone. */
export function allowedTypes(params: Form): string[] {
  if (texts(params, 'payment_method_types').length > 0)
    throw invalid('Received unknown parameter: payment_method_types', 'payment_method_types', 'parameter_unknown')
  return texts(params, 'allowed_payment_method_types')
}

/** Whether the merchant's settings choose the kinds, and where they may lead. */
export function automaticMethods(params: Form): { enabled: true; allow_redirects: string } | null {
  const automatic = group(params, 'automatic_payment_methods')
  if (automatic.enabled !== 'true' && allowedTypes(params).length > 0) return null
  const redirects = automatic.allow_redirects
  return { enabled: true, allow_redirects: typeof redirects === 'string' ? redirects : 'always' }
}
