import { isCalendarDate } from '@cauce/domain/money/calendar'
import type { StatementEntry } from '@cauce/domain/disbursement/statement'
import { refuseUnless } from '@cauce/domain/errors'
import { z } from 'zod'
