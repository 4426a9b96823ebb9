// Bundles the server for Node: our own packages inside, npm's outside. Chunks lie flat beside the entries, because the program looks for
// its migrations and workers next to itself.
import { cpSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const entries = {
  main: here('./src/main.ts'),
  'learning-worker': here('./src/learning/learning-worker.ts'),
  'crew-worker': here('./src/learning/crew-worker.ts'),
  'trial-worker': here('./src/learning/trial-worker.ts'),
  'report-worker': here('./src/jobs/report-worker.ts'),
  'picture-worker': here('./src/pictures/picture-worker.ts'),
  'press-worker': here('./src/paper/press-worker.ts'),
  'sheet-worker': here('./src/sources/sheet/sheet-worker.ts'),
};

export default defineConfig({
  root: here('.'),
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path))),
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { noExternal: [/^@xunhe\//] },
  plugins: [
    {
      name: 'copy-migrations',
      closeBundle: () => cpSync(here('./src/store/migrations'), here('./dist/migrations'), { recursive: true }),
    },
  ],
});
