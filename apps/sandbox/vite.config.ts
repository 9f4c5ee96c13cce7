import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

/** The page with phone and mailbox, and the acquirer's two frames. */
export default defineConfig({
  root: 'web',
  plugins: [solid(), tailwindcss()],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['web/index.html', 'web/frame/card.html', 'web/frame/challenge.html'] },
  },
})
