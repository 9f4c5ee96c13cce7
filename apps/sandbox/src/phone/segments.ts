import { SegmentedMessage } from 'sms-segments-calculator'

/** Parts that Twilio sends and bills a text in. */
export const segmentsOf = (body: string): number => new SegmentedMessage(body).segmentsCount
