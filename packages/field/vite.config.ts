// The phone app, served at `/m/`. The service worker is built beside it and gets the list of the app's files, each with its fingerprint.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';
import { slimApi } from '../../scripts/slim-api.mjs';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** In one piece of its own: a worker that shared files with the app would have to be a module, which not every browser takes. */
async function buildWorker(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    root: here('.'),
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: here('./dist'),
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry: here('./src/sw.ts'), formats: ['iife'], name: 'worker', fileName: () => 'sw.js' },
    },
  });
}

/** After everything is written: the worker is built, and the list of files goes into it. */
function listFiles(): Plugin {
  return {
    name: 'list-files-for-the-worker',
    apply: 'build',
    async closeBundle() {
      await buildWorker();
      const folder = here('./dist');
      const worker = join(folder, 'sw.js');
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
        .filter((path) => path !== 'sw.js' && !path.endsWith('.map') && !path.startsWith('.'))
        .sort()
        .map((path) => {
          const hash = createHash('sha256')
            .update(readFileSync(join(folder, path)))
            .digest('hex')
            .slice(0, 16);
          return { url: `/m/${path}`, revision: path.startsWith('assets/') ? null : hash };
        });
      const code = readFileSync(worker, 'utf8');
      if (!code.includes('__FILES__')) throw new Error('The service worker has no place for its list of files');
      writeFileSync(worker, code.replaceAll('__FILES__', JSON.stringify(files)));
    },
  };
}

export default defineConfig({
  base: '/m/',
  plugins: [slimApi(), react(), listFiles()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { index: here('./index.html') },
      output: { entryFileNames: 'assets/[name]-[hash].js' },
    },
  },
  worker: { format: 'es' },
  server: { port: 5174, strictPort: true, proxy: { '/api': 'http://127.0.0.1:8080' } },
});
