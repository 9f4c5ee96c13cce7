import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'

const samples = join(import.meta.dirname, '..', '..', 'packages', 'documents', 'samples')

/** A file as a file chooser takes it. */
export type GivenFile = { name: string; mimeType: string; buffer: Buffer }

export const sample = async (name: string): Promise<GivenFile> => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: await readFile(join(samples, name)),
})

export const csv = (name: string, lines: readonly string[]): GivenFile => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\n')),
})

/** What must come out of the sample with errors: the values of its green rows and why the others are red. */
export async function expectedRows(): Promise<{ green: Record<string, object>; red: Record<string, string> }> {
  const { valid, invalid } = JSON.parse(
    await readFile(join(samples, 'services-with-errors.expected.json'), 'utf8'),
  ) as { valid: Record<string, object>; invalid: Record<string, string> }
  return { green: valid, red: invalid }
}

/** Gives the page a list for a centre, and waits until its rows are shown. */
export async function uploadServices(page: Page, file: GivenFile, centre: string): Promise<void> {
  await openUpload(page, centre)
  await page.getByLabel('Elija la lista de servicios').setInputFiles(file)
  await expect(page.getByRole('heading', { level: 1, name: file.name })).toBeVisible()
  await expect(page.getByRole('tab', { name: /^Todas/ })).toBeVisible()
}

export async function openUpload(page: Page, centre: string): Promise<void> {
  await page.goto('/services/imports')
  await page.getByLabel('Para el centro').selectOption({ label: centre })
  await expect(page).toHaveURL(/centre=/)
}

/** A row of the preview by its number in the sheet. */
export const sheetRow = (page: Page, row: number): Locator =>
  page.getByRole('row', { name: new RegExp(`^Fila ${row}: `) })

/** The current view of a list as it leaves by its Export button, line by line. */
export async function exportedLines(page: Page, fileName: RegExp): Promise<string[]> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Exportar' }).click()
  await page.getByRole('button', { name: 'CSV' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(fileName)
  const text = await readFile(await download.path(), 'utf8')
  return text.replace('\uFEFF', '').trimEnd().split(/\r?\n/)
}
