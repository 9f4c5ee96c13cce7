/** Who acts for a platform role, in the eyes of a merchant, which does not see the platform's people. */
export const platformName = 'Cauce'

/** The zone in which platform roles see calendar days, since they belong to no merchant. */
export const platformTimeZone = 'Europe/Madrid'
