import { fileURLToPath } from 'node:url'

/**
 * IBM Plex Sans: digits of one width, every Latin letter, Greek and Cyrillic, the euro, and the narrow blank of French amounts.
 * Always by these paths, by which the library knows a font again: under other names it would read the file at every change.
 */
export const fonts = {
  regular: fileURLToPath(import.meta.resolve('@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf')),
  bold: fileURLToPath(import.meta.resolve('@expo-google-fonts/ibm-plex-sans/700Bold/IBMPlexSans_700Bold.ttf')),
} as const
