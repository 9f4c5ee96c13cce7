import type { ImportColumn } from '../imports/columns.ts'

export type UserColumn = 'email' | 'firstName' | 'lastName' | 'role' | 'centre'

/** How the columns of a list of users are headed. */
export const userColumns: Readonly<Record<UserColumn, ImportColumn>> = {
  email: {
    kind: 'text',
    headers: {
      es: ['Correo', 'Correo electrónico', 'Dirección de correo', 'Usuario', 'Mail'],
      fr: ['E-mail', 'Courriel', 'Adresse e-mail', 'Adresse électronique', 'Adresse mail', 'Utilisateur'],
      en: ['Email', 'Email address', 'E-mail address', 'User'],
    },
  },
  firstName: {
    kind: 'text',
    headers: {
      es: ['Nombre', 'Nombre de pila', 'Nombres'],
      fr: ['Prénom', 'Prénoms'],
      en: ['First name', 'Name', 'Given name', 'Forename'],
    },
  },
  lastName: {
    kind: 'text',
    headers: {
      es: ['Apellidos', 'Apellido', 'Primer apellido'],
      fr: ['Nom', 'Nom de famille', 'Noms'],
      en: ['Last name', 'Last names', 'Surname', 'Surnames', 'Family name'],
    },
  },
  role: {
    kind: 'choice',
    headers: {
      es: ['Función', 'Rol', 'Perfil', 'Puesto'],
      fr: ['Rôle', 'Profil', 'Fonction'],
      en: ['Role', 'Profile', 'Position'],
    },
  },
  centre: {
    kind: 'text',
    headers: {
      es: ['Centro', 'Código de centro', 'Sede', 'Tienda'],
      fr: ['Centre', 'Code du centre', 'Site', 'Agence', 'Magasin'],
      en: ['Centre', 'Center', 'Branch', 'Centre code', 'Location', 'Store'],
    },
  },
}
