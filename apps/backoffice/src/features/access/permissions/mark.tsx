import { m } from '@cauce/i18n/messages'
import Check from 'lucide-solid/icons/check'
import KeyRound from 'lucide-solid/icons/key-round'
import Minus from 'lucide-solid/icons/minus'
import UserPlus from 'lucide-solid/icons/user-plus'
import { Dynamic } from 'solid-js/web'
import type { Answer } from './table.ts'

const looks = {
  may: { icon: Check, class: 'text-good-fg', text: m.people_may },
  singly: { icon: UserPlus, class: 'text-waiting-fg', text: m.people_may_singly },
  scope: { icon: KeyRound, class: 'text-waiting-fg', text: m.people_may_scope },
  not: { icon: Minus, class: 'text-muted opacity-50', text: m.people_may_not },
} as const

export const answers = Object.keys(looks) as Answer[]

export const answerText = (answer: Answer): string => looks[answer].text()

export const Mark = (props: { answer: Answer }) => (
  <Dynamic
    component={looks[props.answer].icon}
    class={`inline size-4 shrink-0 ${looks[props.answer].class}`}
    aria-hidden="true"
  />
)
