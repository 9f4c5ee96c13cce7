import { splitProps } from 'solid-js'
import { Field, type FieldProps } from './field.tsx'
import { TextInput, type TextInputProps } from './text-input.tsx'

export type TextFieldProps = Omit<FieldProps, 'children'> & Omit<TextInputProps, 'class' | 'required'>

/** One line of text under its label; `class` is the whole field's. */
export function TextField(props: TextFieldProps) {
  const [field, input] = splitProps(props, ['label', 'error', 'hint', 'required', 'optionalText', 'hideLabel', 'class'])
  return (
    <Field {...field}>
      <TextInput {...input} />
    </Field>
  )
}
