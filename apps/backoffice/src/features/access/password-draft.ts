/** As the server demands. */
export const shortestPassword = 12

export type PasswordDraft = { current: string; next: string; repeated: string }
export type PasswordFault = 'required' | 'too-short' | 'same' | 'differ'

/** What is wrong with each part of a change of password, before it is sent. */
export const passwordFaults = ({
  current,
  ...chosen
}: PasswordDraft): Partial<Record<keyof PasswordDraft, PasswordFault>> => ({
  ...(current === '' && { current: 'required' }),
  ...newPasswordFaults(chosen, current),
})

/** The same of a password that is chosen, by who has none yet or has another one. */
export const newPasswordFaults = (
  { next, repeated }: Pick<PasswordDraft, 'next' | 'repeated'>,
  current?: string,
): Partial<Record<'next' | 'repeated', PasswordFault>> => ({
  ...(next === ''
    ? { next: 'required' }
    : next.length < shortestPassword
      ? { next: 'too-short' }
      : next === current && { next: 'same' }),
  ...(repeated === '' ? { repeated: 'required' } : repeated !== next && { repeated: 'differ' }),
})
