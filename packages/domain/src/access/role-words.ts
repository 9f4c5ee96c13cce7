import { wordKey } from '../imports/columns.ts'
import type { Role } from './roles.ts'

/**
 * The roles that a file may give. A merchant's administrator changes by a request that the platform approves, a partner
 * account is made from a contact, and the platform's own roles belong to no merchant.
 */
export const importableRoles = [
  'additional-administrator',
  'centre-manager',
  'sales-agent',
  'call-centre-agent',
  'support-agent',
  'dispatcher',
] as const satisfies readonly Role[]

export type ImportableRole = (typeof importableRoles)[number]

export const isImportable = (role: Role): role is ImportableRole => (importableRoles as readonly Role[]).includes(role)

/** What people call the roles that a person can have, in Spanish, French and English. */
const words: Partial<Record<Role, readonly string[]>> = {
  'platform-administrator': [
    'Administración de la plataforma',
    'Administration de la plateforme',
    'Platform administrator',
  ],
  'platform-finance': ['Finanzas de la plataforma', 'Finance de la plateforme', 'Platform finance'],
  ops: ['Operaciones', 'Exploitation', 'Opérations', 'Operations', 'Ops'],
  'merchant-administrator': [
    ...['Administración del comercio', 'Administrador', 'Administradora', 'Administrador principal', 'Administración'],
    ...['Administration du commerce', 'Administrateur', 'Administratrice', 'Administrateur principal'],
    ...['Merchant administrator', 'Administrator', 'Main administrator', 'Admin'],
  ],
  'additional-administrator': [
    ...['Administración adicional', 'Administrador adicional', 'Administradora adicional', 'Segundo administrador'],
    ...[
      'Administration supplémentaire',
      'Administrateur supplémentaire',
      'Administration complémentaire',
      'Administrateur complémentaire',
      'Administrateur additionnel',
    ],
    ...['Additional administrator', 'Second administrator'],
  ],
  'centre-manager': [
    ...['Responsable', 'Responsable de centro', 'Director de centro', 'Directora de centro', 'Encargado', 'Encargada'],
    ...['Responsable de centre', 'Responsable du centre', 'Directeur de centre', 'Directrice de centre'],
    ...['Centre manager', 'Center manager', 'Manager', 'Branch manager'],
  ],
  'sales-agent': [
    ...['Agente', 'Agente comercial', 'Comercial', 'Vendedor', 'Vendedora', 'Agente de ventas'],
    ...['Agent commercial', 'Agent', 'Commercial', 'Commerciale', 'Conseiller commercial', 'Vendeur', 'Vendeuse'],
    ...['Sales agent', 'Sales', 'Salesperson'],
  ],
  'call-centre-agent': [
    ...['Agente de llamadas', 'Teleoperador', 'Teleoperadora', 'Agente de call center', 'Centro de llamadas'],
    ...["Agent d'appels", "Agent de centre d'appels", 'Téléopérateur', 'Téléopératrice', "Centre d'appels"],
    ...['Call-centre agent', 'Call center agent', 'Call agent'],
  ],
  'support-agent': [
    ...['Agente de soporte', 'Soporte', 'Atención al cliente', 'Agente de atención al cliente'],
    ...[
      'Agent de support',
      'Agent du support',
      'Agent d’assistance',
      'Assistance',
      'Support',
      'Service client',
      'Agent du service client',
    ],
    ...['Support agent', 'Customer support', 'Customer service'],
  ],
  dispatcher: [
    ...['Despachador', 'Despachadora', 'Despacho', 'Repartos', 'Coordinador de repartos'],
    ...['Répartiteur', 'Répartitrice', 'Dispatcheur', 'Régulateur', 'Dispatcher', 'Courier dispatcher'],
  ],
  'partner-account': ['Cuenta de socio', 'Socio', 'Compte partenaire', 'Partenaire', 'Partner account', 'Partner'],
}

const rolesByWord = new Map(
  Object.entries(words).flatMap(([role, names]) =>
    [role, ...names].map((name) => [wordKey(name), role as Role] as const),
  ),
)

/** The role that a word means, or its own name such as `sales-agent`. */
export const writtenRole = (text: string): Role | undefined => rolesByWord.get(wordKey(text))
