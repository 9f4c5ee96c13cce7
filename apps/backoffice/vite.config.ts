import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

/** `vite` alone serves the pages and passes the rest on to an API on its usual port. */
const api = { target: 'http://localhost:3000', changeOrigin: true }

export default defineConfig({
  plugins: [tailwindcss(), solid()],
  server: { proxy: { '/trpc': api, '/auth': api, '/exports': api, '/imports': api, '/statements': api } },
  build: {
    target: 'baseline-widely-available',
    sourcemap: true,
    // What nearly all pages share comes as one piece, and so does the menu with its icons: many small ones compress
    // worse than they spare.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'common', minShareCount: 40, priority: 1 },
            { name: 'navigation', test: /shell\/navigation/ },
          ],
        },
      },
    },
  },
})
