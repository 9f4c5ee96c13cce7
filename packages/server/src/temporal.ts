import { z } from 'zod'

/** Where Temporal keeps the work for our processes. */
export const taskQueue = 'cauce'

/** The settings by which a server finds Temporal. */
export const temporalVariables = {
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_TLS: z.enum(['on', 'off']).default('off'),
}

type TemporalSettings = { TEMPORAL_ADDRESS: string; TEMPORAL_API_KEY?: string | undefined; TEMPORAL_TLS: 'on' | 'off' }

/** What a connection to Temporal is made of; an API key is only ever sent over TLS. */
export const temporalConnection = ({ TEMPORAL_ADDRESS, TEMPORAL_API_KEY, TEMPORAL_TLS }: TemporalSettings) => ({
  address: TEMPORAL_ADDRESS,
  ...((TEMPORAL_TLS === 'on' || TEMPORAL_API_KEY) && { tls: true }),
  ...(TEMPORAL_API_KEY && { apiKey: TEMPORAL_API_KEY }),
})
