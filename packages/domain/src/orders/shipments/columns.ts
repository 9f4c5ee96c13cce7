import type { ImportColumn } from '../../imports/columns.ts'

export type ShipmentColumn = 'orderReference' | 'lineReference' | 'shippedOn'

/** How the columns of a list of shipments are headed; those of a carrier or a tracking number mean nothing here. */
export const shipmentColumns: Readonly<Record<ShipmentColumn, ImportColumn>> = {
  orderReference: {
    kind: 'text',
    headers: {
      es: ['Pedido', 'Referencia del pedido', 'Referencia', 'Número de pedido', 'N.º de pedido', 'Ref. pedido'],
      fr: ['Commande', 'Référence de la commande', 'Référence', 'Numéro de commande', 'N° de commande'],
      en: ['Order', 'Order reference', 'Order number', 'Order no.', 'Order ID', 'Reference'],
    },
  },
  lineReference: {
    kind: 'text',
    headers: {
      es: ['Línea', 'Línea del pedido', 'Referencia de la línea', 'Artículo', 'Producto', 'SKU'],
      fr: ['Ligne', 'Ligne de la commande', 'Référence de la ligne', 'Article', 'Produit'],
      en: ['Line', 'Order line', 'Line reference', 'Line item', 'Item', 'Product'],
    },
  },
  shippedOn: {
    kind: 'date',
    headers: {
      es: ['Fecha de envío', 'Enviado el', 'Fecha de expedición', 'Fecha'],
      fr: ['Date d’envoi', 'Date d’expédition', 'Expédiée le', 'Date'],
      en: ['Shipped on', 'Shipping date', 'Ship date', 'Date shipped', 'Date'],
    },
  },
}
