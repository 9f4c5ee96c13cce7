/** Rewrites what was typed and leaves the caret behind the same digit as before. */
export function keepCaret(input: HTMLInputElement, format: (value: string) => string): void {
  const caret = input.selectionStart ?? input.value.length
  const atEnd = caret === input.value.length
  const digitsBefore = input.value.slice(0, caret).replace(/\D/g, '').length
  const formatted = format(input.value)
  if (formatted === input.value) return
  input.value = formatted
  if (atEnd) return
  let position = 0
  for (let seen = 0; position < formatted.length && seen < digitsBefore; position += 1) {
    if (/\d/.test(formatted[position]!)) seen += 1
  }
  input.setSelectionRange(position, position)
}
