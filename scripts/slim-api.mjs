// A face asks by an endpoint's way and path alone; what its question and answer must look like is checked by the server. For the browser the table of the
// endpoints is therefore written without its schemas, which were a fifth of the console's first files.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const TABLE = /[\\/]packages[\\/]contract[\\/]src[\\/]api\.ts$/;

const NO_SCHEMAS = fileURLToPath(new URL('./no-schemas.mjs', import.meta.url));

export function slimApi() {
  return {
    name: 'slim-api',
    enforce: 'pre',
    apply: 'build',
    // Other files of the contract hold a figure or a name beside their schemas.
    config: () => ({ resolve: { alias: [{ find: /^typebox$/, replacement: NO_SCHEMAS }] } }),
    async load(id) {
      if (!TABLE.test(id)) return null;
      const { module } = await runnerImport(id, { configFile: false, logLevel: 'error' });
      const { API, ...rest } = module;
      const table = Object.fromEntries(Object.entries(API).map(([name, { method, path }]) => [name, { method, path }]));
      return Object.entries({ API: table, ...rest })
        .map(([name, value]) => {
          if (typeof value === 'function') throw new Error(`The table of the endpoints exports a function: ${name}`);
          return `export const ${name} = ${JSON.stringify(value)};`;
        })
        .join('\n');
    },
  };
}
