// The console, served at `/`. MapLibre's worker is an ES module of its own; the policy `script-src 'self'` allows no inline script, so no
// module preload shim is written into the page.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { slimApi } from '../../scripts/slim-api.mjs';
import { antdStyles } from './antd-styles.ts';
import { firstPage } from './first-page.ts';

/** What the server answers itself: the endpoints, and the pages for citizens. */
const PROXY = Object.fromEntries(
  ['/api', '/river/', '/follow', '/citizen/'].map((path) => [path, 'http://127.0.0.1:8080']),
);

export default defineConfig({
  base: '/',
  plugins: [react(), antdStyles(), slimApi(), firstPage()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
  worker: { format: 'es' },
  server: { port: 5173, strictPort: true, proxy: PROXY },
});
