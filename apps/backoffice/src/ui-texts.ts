import { m } from '@cauce/i18n/messages'
import type { UiTexts } from '@cauce/ui/ui-provider'

/** The primitives' own words; getters, so that they follow the language. */
export const uiTexts: UiTexts = {
  get close() {
    return m.shell_close()
  },
  get cancel() {
    return m.shell_cancel()
  },
  get retry() {
    return m.shell_retry()
  },
  get undo() {
    return m.shell_undo()
  },
  get dismiss() {
    return m.shell_dismiss()
  },
  get remove() {
    return m.shell_remove()
  },
  get requestId() {
    return m.shell_request_number()
  },
  get loading() {
    return m.shell_loading()
  },
  get noMatches() {
    return m.shell_palette_empty()
  },
  get suggestions() {
    return m.shell_suggestions()
  },
  get openCalendar() {
    return m.shell_open_calendar()
  },
  get save() {
    return m.shell_save()
  },
  get discard() {
    return m.shell_discard()
  },
  get unsaved() {
    return m.shell_unsaved()
  },
  get showTable() {
    return m.shell_show_table()
  },
  get notifications() {
    return m.shell_notifications()
  },
  get copy() {
    return m.shell_copy()
  },
  get copied() {
    return m.shell_copied()
  },
  get dropFile() {
    return m.shell_drop_file()
  },
  sortBy: (column) => m.shell_sort_by({ column }),
}
