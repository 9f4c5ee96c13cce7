/** The zone in which platform roles see calendar days, since they belong to no merchant. */
export const platformTimeZone = 'Europe/Madrid'
