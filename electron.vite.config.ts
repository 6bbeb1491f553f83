import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const root = import.meta.dirname ?? process.cwd()
const shared = { '@shared': resolve(root, 'shared') }

export default defineConfig({
  main: {
    resolve: { alias: shared },
    build: {
      target: 'node20',
      outDir: 'out/main',
      // Bundled where they can be: hundreds of small files would be most of the start-up time.
      externalizeDeps: {
        exclude: ['commander', 'drizzle-orm', 'electron-log', 'pg', 'uuid', 'zod'],
      },
      rollupOptions: {
        input: {
          main: resolve(root, 'src-main/main.ts'),
          cli: resolve(root, 'src-main/cli.ts'),
          'embedder-worker': resolve(root, 'src-main/llm/embedder-worker.ts'),
          'router-training-worker': resolve(
            root,
            'src-main/features/routing/router-training-worker.ts',
          ),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    resolve: { alias: shared },
    build: {
      target: 'node20',
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: resolve(root, 'src-preload/preload.ts') },
        // A sandboxed preload must be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src-renderer'),
    resolve: { alias: shared },
    // Components keep what they made of the same values: less is drawn again.
    plugins: [react({ compiler: true })],
    build: {
      target: 'chrome130',
      outDir: resolve(root, 'out/renderer'),
      rollupOptions: { input: resolve(root, 'src-renderer/index.html') },
    },
  },
})
