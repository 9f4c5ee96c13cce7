import tailwind from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

export default defineConfig({
  plugins: [solid(), tailwind()],
  build: { target: 'es2022', modulePreload: { polyfill: false } },
})
