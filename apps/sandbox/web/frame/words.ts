const words = {
  es: {
    number: 'Número de tarjeta',
    expiry: 'Caducidad',
    expiryHint: 'MM / AA',
    cvc: 'CVC',
    testMode: 'Modo de prueba: ninguna tarjeta es real.',
    incomplete_number: 'El número de tarjeta está incompleto.',
    incorrect_number: 'El número de tarjeta no es correcto.',
    incomplete_expiry: 'La fecha de caducidad está incompleta.',
    invalid_expiry_month: 'El mes de caducidad no es correcto.',
    invalid_expiry_year_past: 'La tarjeta ya ha caducado.',
    invalid_expiry_year: 'El año de caducidad no es correcto.',
    incomplete_cvc: 'El código de seguridad está incompleto.',
    card_declined: 'La tarjeta ha sido rechazada.',
    insufficient_funds: 'La tarjeta no tiene fondos suficientes.',
    expired_card: 'La tarjeta ha caducado.',
    incorrect_cvc: 'El código de seguridad no es correcto.',
    processing_error: 'No se ha podido procesar la tarjeta. Inténtelo de nuevo.',
    authentication_failure: 'No se ha podido confirmar su identidad. Inténtelo de nuevo o use otra tarjeta.',
    connection_lost: 'No hay conexión con el procesador de pagos. Inténtelo de nuevo.',
    other: 'Se ha producido un error. Inténtelo de nuevo.',
    challengeTitle: 'Confirme el pago',
    challengeBody: 'Su banco pide confirmar esta operación. En la zona de pruebas, elija qué responde.',
    challengeAmount: 'Importe',
    complete: 'Completar',
    fail: 'Rechazar',
    bank: 'Banco de pruebas',
  },
  fr: {
    number: 'Numéro de carte',
    expiry: 'Expiration',
    expiryHint: 'MM / AA',
    cvc: 'CVC',
    testMode: 'Mode test : aucune carte n’est réelle.',
    incomplete_number: 'Le numéro de carte est incomplet.',
    incorrect_number: 'Le numéro de carte est incorrect.',
    incomplete_expiry: 'La date d’expiration est incomplète.',
    invalid_expiry_month: 'Le mois d’expiration est incorrect.',
    invalid_expiry_year_past: 'La carte a expiré.',
    invalid_expiry_year: 'L’année d’expiration est incorrecte.',
    incomplete_cvc: 'Le code de sécurité est incomplet.',
    card_declined: 'La carte a été refusée.',
    insufficient_funds: 'Le solde de la carte est insuffisant.',
    expired_card: 'La carte a expiré.',
    incorrect_cvc: 'Le code de sécurité est incorrect.',
    processing_error: 'La carte n’a pas pu être traitée. Réessayez.',
    authentication_failure: 'Votre identité n’a pas pu être confirmée. Réessayez ou utilisez une autre carte.',
    connection_lost: 'Pas de connexion avec le prestataire de paiement. Réessayez.',
    other: 'Une erreur est survenue. Réessayez.',
    challengeTitle: 'Confirmez le paiement',
    challengeBody: 'Votre banque demande de confirmer cette opération. Dans la zone de test, choisissez sa réponse.',
    challengeAmount: 'Montant',
    complete: 'Valider',
    fail: 'Refuser',
    bank: 'Banque de test',
  },
  en: {
    number: 'Card number',
    expiry: 'Expiry date',
    expiryHint: 'MM / YY',
    cvc: 'CVC',
    testMode: 'Test mode: no card here is real.',
    incomplete_number: 'The card number is incomplete.',
    incorrect_number: 'The card number is incorrect.',
    incomplete_expiry: 'The expiry date is incomplete.',
    invalid_expiry_month: 'The expiry month is incorrect.',
    invalid_expiry_year_past: 'The card has expired.',
    invalid_expiry_year: 'The expiry year is incorrect.',
    incomplete_cvc: 'The security code is incomplete.',
    card_declined: 'The card was declined.',
    insufficient_funds: 'The card has insufficient funds.',
    expired_card: 'The card has expired.',
    incorrect_cvc: 'The security code is incorrect.',
    processing_error: 'The card could not be processed. Try again.',
    authentication_failure: 'Your identity could not be confirmed. Try again or use another card.',
    connection_lost: 'There is no connection to the payment processor. Try again.',
    other: 'Something went wrong. Try again.',
    challengeTitle: 'Confirm the payment',
    challengeBody: 'Your bank asks to confirm this operation. In the sandbox, choose what it answers.',
    challengeAmount: 'Amount',
    complete: 'Complete',
    fail: 'Fail',
    bank: 'Test bank',
  },
}

export type FrameLocale = keyof typeof words
export type FrameWord = keyof (typeof words)['es']

/** Takes `es-ES`, `fr`, `auto` and the like; what is not spoken here is English. */
export function frameLocale(wanted: string | undefined): FrameLocale {
  const language = (!wanted || wanted === 'auto' ? navigator.language : wanted).slice(0, 2).toLowerCase()
  return language === 'es' || language === 'fr' ? language : 'en'
}

export const wordIn = (locale: FrameLocale, word: FrameWord): string => words[locale][word]

/** The sentence for an error of the API, by its reason first and its code second. */
export function errorIn(locale: FrameLocale, error: { code?: string; decline_code?: string }): string {
  const known = (code: string | undefined): code is FrameWord => code !== undefined && code in words.en
  if (error.code?.endsWith('_authentication_failure')) return wordIn(locale, 'authentication_failure')
  if (known(error.decline_code)) return wordIn(locale, error.decline_code)
  return wordIn(locale, known(error.code) ? error.code : 'other')
}
