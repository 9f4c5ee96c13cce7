import { expect, test } from 'vitest'
import { type ShipmentFeedLetterFacts, shipmentFeedLetter } from './shipment-feed.ts'

const facts: ShipmentFeedLetterFacts = {
  ...{ merchantName: 'Academia Faro', recipientName: 'Carmen', details: { status: 503 } },
  code: 'feed-refused',
  ...{ fileName: 'envios.csv', link: 'https://cauce.example/orders/shipments' },
}

test.each([
  ['es', 'Academia Faro: no se ha podido leer el fichero de envíos', 'El servidor ha respondido con el error 503.'],
  ['fr', 'Academia Faro\u00a0: le fichier d’envois n’a pas pu être lu', 'Le serveur a répondu par l’erreur 503.'],
  ['en', 'Academia Faro: the shipment file could not be read', 'The server answered with error 503.'],
] as const)(
  'a letter in %s says why the file could not be read, and where to read it again',
  async (locale, subject, why) => {
    const letter = await shipmentFeedLetter(facts, locale)
    expect(letter.subject).toBe(subject)
    for (const part of [why, 'envios.csv', facts.link]) {
      expect(letter.text).toContain(part)
      expect(letter.html).toContain(part)
    }
  },
)
