import { refusals } from './errors.ts'

/** A subscription, whose answer is a stream of events and never ends by itself: said by hand. */
export const liveChanges = {
  operationId: 'live.changes',
  tags: ['live'],
  summary: 'What changes, as a stream of server-sent events',
  description: [
    'Each event names a record that changed and what was done to it; ask for the record to learn what is so now.',
    'The first event has the kind `live` and says where the stream begins. After a lost connection send the id of the last event, as `Last-Event-ID` or in `input`, and nothing is missed. An event with the action `reopened` stands for more changes than are told one by one: ask for everything anew.',
    'Events named `ping` keep the connection open; one named `serialized-error` says why the stream ends, such as `key-revoked` or `key-expired`.',
    'Scope: any key. Financings are told with `financings.read`, orders with `orders.read`, services with `services.read`.',
  ].join('\n\n'),
  parameters: [
    {
      name: 'input',
      in: 'query',
      content: {
        'application/json': {
          schema: { type: 'object', properties: { lastEventId: { type: 'string', pattern: '^\\d{1,20}-\\d{1,19}$' } } },
          example: { lastEventId: '8123-5121' },
        },
      },
    },
    { name: 'Last-Event-ID', in: 'header', schema: { type: 'string' }, example: '8123-5121' },
  ],
  responses: {
    200: {
      description: 'Events until either side ends them',
      content: {
        'text/event-stream': {
          schema: { type: 'string' },
          example: [
            'event: connected',
            'data: {}',
            '',
            'data: {"subjectKind":"financing","subjectId":"019a9c1e-52a0-7c3e-9a45-1f0a7c0b7d10","action":"financing.send","at":"2026-11-22T10:00:00.000Z"}',
            'id: 8123-5121',
            '',
          ].join('\n'),
        },
      },
    },
    ...refusals(['busy']),
  },
}
