import type { ErrorCode } from '@cauce/domain/errors'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { z } from 'zod'
import type { AppRouter } from '../router.ts'

type Inputs = inferRouterInputs<AppRouter>
type Outputs = inferRouterOutputs<AppRouter>

/** A procedure as the API's document tells it, in English. */
export type Described = {
  name: string
  /** One line. */
  summary: string
  description?: string
  /** What it refuses with beyond what any call may be refused with. */
  refuses?: readonly ErrorCode[]
  /** Absent where the procedure takes nothing. */
  exampleInput?: unknown
  answer: z.ZodType
  exampleAnswer: unknown
}

type Facts<Input, Output, Answer extends z.ZodType> = {
  summary: string
  description?: string
  refuses?: readonly ErrorCode[]
  answer: Answer & Exactly<Answer, Changeable<Output>>
  exampleAnswer: Changeable<Output>
} & (undefined extends Input ? { exampleInput?: never } : { exampleInput: Input })

/** Neither may the document promise what the procedure does not answer, nor keep back what it does. */
type Exactly<Answer extends z.ZodType, Output> = [Output] extends [z.output<Answer>]
  ? [z.output<Answer>] extends [Output]
    ? unknown
    : { notAnswered: z.output<Answer> }
  : { notDescribed: Output }

/** Lists and fields that may not be changed are no others on the wire. */
type Changeable<T> = T extends readonly (infer Item)[]
  ? Changeable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Changeable<T[Key]> }
    : T

/** Describes a procedure; its examples and the schema of its answer are held against the procedure's own types. */
export const described = <
  Feature extends keyof Outputs & keyof Inputs & string,
  Act extends keyof Outputs[Feature] & keyof Inputs[Feature] & string,
  Answer extends z.ZodType,
>(
  name: `${Feature}.${Act}`,
  facts: Facts<Inputs[Feature][Act], Outputs[Feature][Act], Answer>,
): Described => ({ name, ...facts })
