// `npm run simulate -- --seeds N`: phones, a network and a server played through years of bad luck; see simulate/main.ts.
import { join } from 'node:path';
import { install } from './install.mjs';
import { runNode } from './step.mjs';

await install();
process.exitCode = await runNode(['--import', 'tsx', join('simulate', 'main.ts'), ...process.argv.slice(2)]);
