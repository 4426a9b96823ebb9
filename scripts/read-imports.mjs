// What each source file of the packages reaches for: static and dynamic imports, re-exports, import types and `new URL('./x.ts',
// import.meta.url)`. Read from the syntax tree, so that comments and texts cannot hide or feign an import.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';

const CODE = /\.(ts|tsx|mts|js|mjs)$/;

/**
 * Every source file by its path from the checkout: `targets` are `{ to, file, crossesByPath }`, where `file` is null for something outside the
 * house.
 */
export function readFiles(root) {
  const files = new Map();
  const packages = readdirSync(join(root, 'packages')).filter((name) =>
    existsSync(join(root, 'packages', name, 'src')),
  );
  for (const name of packages.sort()) {
    const paths = readdirSync(join(root, 'packages', name, 'src'), { recursive: true })
      .map((path) => posix.join('packages', name, 'src', path.replaceAll('\\', '/')))
      .filter((path) => CODE.test(path));
    for (const path of paths.sort()) files.set(path, readSource(path, readFileSync(join(root, path), 'utf8')));
  }
  return files;
}

function readSource(path, text) {
  const lang = path.endsWith('.d.ts') ? 'dts' : path.endsWith('x') ? 'tsx' : 'ts';
  const { program, errors } = parseSync(path, text, { lang, sourceType: 'module' });
  const broken = errors.length > 0 ? errors[0].message : null;
  const targets = [...new Set(collect(program))].map((to) => resolve(path, to));
  return { broken, targets, onlyReExports: !path.endsWith('.d.ts') && onlyReExports(program.body) };
}

function* collect(node) {
  if (Array.isArray(node)) {
    for (const child of node) yield* collect(child);
    return;
  }
  if (node === null || typeof node !== 'object') return;
  const asked = askedBy(node);
  if (asked !== undefined) yield asked;
  for (const key of Object.keys(node)) if (key !== 'parent') yield* collect(node[key]);
}

/** The text by which a node names another file, if it does. */
function askedBy(node) {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return textOf(node.source ?? node.argument);
    case 'TSExternalModuleReference':
      return textOf(node.expression);
    case 'NewExpression': {
      const [first, second] = node.arguments;
      const to = node.callee.name === 'URL' && second?.type === 'MemberExpression' ? textOf(first) : undefined;
      // A folder or a data file is no arrow.
      return to !== undefined && second.object.type === 'MetaProperty' && CODE.test(to) ? to : undefined;
    }
    default:
      return undefined;
  }
}

function textOf(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TSLiteralType') return textOf(node.literal);
  if (node?.type === 'TemplateLiteral' && node.quasis.length === 1) return node.quasis[0].value.cooked;
  return undefined;
}

function resolve(from, asked) {
  const to = asked.replace(/[?#].*$/, '');
  if (to.startsWith('.')) {
    const file = posix.join(posix.dirname(from), to);
    return { to: asked, file, crossesByPath: packageOf(file) !== packageOf(from) };
  }
  const named = /^@xunhe\/([^/]+)(?:\/(.+))?$/.exec(to);
  if (named === null) return { to: asked, file: null, crossesByPath: false };
  const [, name, path = 'index'] = named;
  const end = /\.[a-z]+$/.test(path) ? '' : '.ts';
  return { to: asked, file: `packages/${name}/src/${path}${end}`, crossesByPath: false };
}

/** The package a path lies in; null for a path outside them, or for none. */
export function packageOf(path) {
  return /^packages\/([^/]+)\//.exec(path ?? '')?.[1] ?? null;
}

function onlyReExports(body) {
  const passesOn = (node) =>
    node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node.declaration == null);
  return body.some(passesOn) && body.every((node) => node.type === 'ImportDeclaration' || passesOn(node));
}
