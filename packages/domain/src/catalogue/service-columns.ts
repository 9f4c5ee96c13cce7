import type { ImportColumn } from '../imports/columns.ts'

export type ServiceColumn = 'reference' | 'name' | 'priceCents' | 'taxTreatment' | 'endsOn' | 'duration' | 'centre'

/** How the columns of a list of services are headed. A price without tax is none of ours. */
export const serviceColumns: Readonly<Record<ServiceColumn, ImportColumn>> = {
  reference: {
    kind: 'text',
    headers: {
      es: ['Referencia', 'Ref', 'Código', 'Código de servicio', 'Código de curso', 'SKU'],
      fr: ['Référence', 'Réf', 'Code', 'Code du service', 'Code de la formation'],
      en: ['Reference', 'Service reference', 'Service code', 'Course code'],
    },
  },
  name: {
    kind: 'text',
    headers: {
      es: ['Nombre', 'Servicio', 'Curso', 'Nombre del servicio', 'Nombre del curso', 'Título', 'Denominación'],
      fr: [
        'Nom',
        'Service',
        'Formation',
        'Cours',
        'Nom du service',
        'Nom de la formation',
        'Intitulé',
        'Libellé',
        'Désignation',
      ],
      en: ['Name', 'Course', 'Service name', 'Course name', 'Title'],
    },
  },
  priceCents: {
    kind: 'amount',
    headers: {
      es: ['Precio', 'Precio con IVA', 'Precio IVA incluido', 'Precio total', 'PVP', 'Importe', 'Precio EUR'],
      fr: ['Prix', 'Prix TTC', 'Prix TVA comprise', 'Prix total', 'Tarif', 'Montant', 'Prix EUR'],
      en: ['Price', 'Price with VAT', 'Price incl VAT', 'Price VAT included', 'Total price', 'Amount', 'Price EUR'],
    },
  },
  taxTreatment: {
    kind: 'choice',
    headers: {
      es: ['Impuesto', 'IVA', 'Tipo de IVA', 'Tratamiento fiscal', 'Fiscalidad'],
      fr: ['Taxe', 'TVA', 'Taux de TVA', 'Régime fiscal', 'Traitement fiscal'],
      en: ['Tax', 'VAT', 'VAT rate', 'Tax treatment', 'Tax rate'],
    },
  },
  endsOn: {
    kind: 'date',
    headers: {
      es: [
        'Fecha de finalización',
        'Fecha de fin',
        'Fecha fin',
        'Fecha final',
        'Fin',
        'Finaliza',
        'Finalización',
        'Termina',
      ],
      fr: ['Date de fin', 'Fin', 'Date fin', 'Fin le', 'Date de clôture', 'Se termine le'],
      en: ['End date', 'Ends on', 'End', 'Ends', 'Finish date', 'Date of end'],
    },
  },
  duration: {
    kind: 'duration',
    headers: {
      es: ['Duración', 'Plazo', 'Duración del curso', 'Duración del servicio'],
      fr: ['Durée', 'Durée de la formation', 'Durée du service'],
      en: ['Duration', 'Length', 'Course length', 'Course duration'],
    },
  },
  // Of no template: an export of every centre has it, and its rows of another centre are none of this one's.
  centre: {
    kind: 'text',
    headers: {
      es: ['Centro', 'Código de centro'],
      fr: ['Centre', 'Code du centre'],
      en: ['Centre', 'Center', 'Branch'],
    },
  },
}
