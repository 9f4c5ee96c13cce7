import { defineConfig } from 'vite'

/** The acquirer's script: one classic file that defines `Stripe` as soon as it has run. */
export default defineConfig({
  root: 'web',
  build: {
    outDir: '../dist',
    emptyOutDir: false,
    lib: { entry: 'script/stripe.ts', formats: ['iife'], name: 'sandboxStripe', fileName: () => 'stripe.js' },
  },
})
