import { searchAttributes } from '@cauce/domain/search-attributes'
import { defineSearchAttributeKey } from '@temporalio/common'

/** What processes are found by: what they are about, never whom. */
export const reference = defineSearchAttributeKey(searchAttributes.reference, 'KEYWORD')
export const merchant = defineSearchAttributeKey(searchAttributes.merchant, 'KEYWORD')
export const centre = defineSearchAttributeKey(searchAttributes.centre, 'KEYWORD')
export const state = defineSearchAttributeKey(searchAttributes.state, 'KEYWORD')
