import type { HookSender } from './hooks.ts'
import type { SettingsKeeper } from './settings.ts'
import type { SandboxOptions } from './start.ts'
import type { Store } from './store.ts'

/** What every part of the sandbox shares. */
export type World = { store: Store; settings: SettingsKeeper; hooks: HookSender; options: SandboxOptions }
