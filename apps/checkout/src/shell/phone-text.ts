/** An E.164 number as people of its country group it; others as they are. */
export function phoneText(phone: string): string {
  const spanish = /^\+34(\d{3})(\d{3})(\d{3})$/.exec(phone)
  if (spanish) return `+34 ${spanish.slice(1).join(' ')}`
  const french = /^\+33(\d)(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(phone)
  return french ? `+33 ${french.slice(1).join(' ')}` : phone
}
