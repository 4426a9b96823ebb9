// Checks the types of every package, each with its own library: what one floor may use (DOM, Node, nothing) must not leak into another.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAsked, ROOT, runNode } from './step.mjs';

/** The exit code: 0 when every project passes. */
export async function checkTypes() {
  const { workspaces } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  let failed = 0;
  for (const project of [...workspaces.filter(hasSources), '.']) {
    const code = await runNode([join('node_modules', 'typescript', 'bin', 'tsc'), '-p', project]);
    if (code !== 0) {
      console.error(`types: ${project} has errors`);
      failed++;
    }
  }
  return failed === 0 ? 0 : 1;
}

function hasSources(workspace) {
  return readdirSync(join(ROOT, workspace, 'src'), { recursive: true }).some((name) => /\.tsx?$/.test(name));
}

if (isAsked(import.meta.url)) process.exitCode = await checkTypes();
