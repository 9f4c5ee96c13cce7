/** As the server demands. */
export const shortestPassword = 12

export type PasswordDraft = { current: string; next: string; repeated: string }
export type PasswordFault = 'required' | 'too-short' | 'same' | 'differ'

/** What is wrong with each part of a change of password, before it is sent. */
export function passwordFaults({
  current,
  next,
  repeated,
}: PasswordDraft): Partial<Record<keyof PasswordDraft, PasswordFault>> {
  return {
    ...(current === '' && { current: 'required' }),
    ...(next === ''
      ? { next: 'required' }
      : next.length < shortestPassword
        ? { next: 'too-short' }
        : next === current && { next: 'same' }),
    ...(repeated === '' ? { repeated: 'required' } : repeated !== next && { repeated: 'differ' }),
  }
}
