// Builds what is not built from the present sources: the server, the console and the phone. A stamp beside each build holds the hash of
// everything that went into it.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packFiles } from './pack.mjs';
import { isAsked, ROOT, withProgress } from './step.mjs';

/** Each part, whether browsers load it, the file without which there is nothing to build, and the packages it is made of. */
const PARTS = [
  { name: 'server', needs: 'src/main.ts', from: ['domain', 'contract', 'server'] },
  { name: 'console', isFace: true, needs: 'vite.config.ts', from: ['domain', 'contract', 'ui', 'console'] },
  { name: 'field', isFace: true, needs: 'vite.config.ts', from: ['domain', 'contract', 'ui', 'field'] },
];

const stampOf = (part) => join(ROOT, 'packages', part.name, 'dist', '.built-from');

/** The parts whose build is missing or older than its sources; `only` narrows the look. */
export function findStale(only = PARTS.map((part) => part.name)) {
  return PARTS.filter((part) => only.includes(part.name) && existsSync(join(ROOT, 'packages', part.name, part.needs)))
    .map((part) => ({ ...part, hash: hashInputs(part) }))
    .filter((part) => readStamp(part) !== part.hash);
}

export async function build(parts = findStale()) {
  if (parts.length === 0) return;
  const vite = await import('vite');
  for (const part of parts) {
    const root = join(ROOT, 'packages', part.name);
    rmSync(stampOf(part), { force: true });
    await withProgress(`Building the ${part.name}`, async () => {
      await vite.build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
      if (part.isFace) await packFiles(join(root, 'dist'));
    });
    writeFileSync(stampOf(part), part.hash);
  }
}

function readStamp(part) {
  try {
    return readFileSync(stampOf(part), 'utf8');
  } catch {
    return null;
  }
}

function hashInputs(part) {
  const hash = createHash('sha256').update(`node ${process.versions.node.split('.')[0]}`);
  for (const path of ['package-lock.json', 'tsconfig.base.json']) hash.update(readFileSync(join(ROOT, path)));
  for (const name of part.from) {
    for (const path of listInputs(join(ROOT, 'packages', name)))
      hash
        .update(path)
        .update('\0')
        .update(readFileSync(join(ROOT, path)));
  }
  return hash.digest('hex');
}

/** In a fixed order, without tests and products. */
function listInputs(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
    .filter((path) => !/(^|[\\/])(dist|node_modules)[\\/]/.test(path))
    .sort();
}

if (isAsked(import.meta.url)) {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !PARTS.some((part) => part.name === name));
  if (unknown !== undefined) {
    console.error(`There is no part "${unknown}". Parts: ${PARTS.map((part) => part.name).join(', ')}.`);
    process.exit(2);
  }
  await build(findStale(asked.length > 0 ? asked : undefined)).catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}
