// The law of the house: arrows go down a floor, or left on the same floor; no circles, no barrels, nobody imports a root. See
// docs/ARCHITECTURE.md for the floors; each law below is one function over all files.
import { packageOf, readFiles } from './read-imports.mjs';
import { isAsked, ROOT } from './step.mjs';

/** What each package may import. The server, and the two faces with what they share, are towers that never touch. */
const FLOORS = {
  domain: ['domain'],
  contract: ['domain', 'contract'],
  server: ['domain', 'contract', 'server'],
  ui: ['domain', 'contract', 'ui'],
  field: ['domain', 'contract', 'ui', 'field'],
  console: ['domain', 'contract', 'ui', 'console'],
};

/** The rooms of the domain, left to right: a room imports itself and what stands left of it. */
const ROOMS = ['ground', 'place', 'people', 'observation', 'risk', 'duty', 'patrol', 'problem', 'evaluation'];

/** The storeys of the server, top to bottom; rooms of one storey do not know each other. A file in no folder is a room by itself. */
const STOREYS = [
  ['main'],
  ['commands'],
  ['settings', 'http'],
  ['jobs'],
  ['acts'],
  ['sources', 'push', 'webhooks', 'mail', 'learning', 'make-city', 'pictures', 'paper', 'sheets', 'base'],
  ['outward', 'processes'],
  ['store'],
];

/** The table of all endpoints is a root too: it is read where it is served and where it is called. */
const API = 'packages/contract/src/api.ts';
const API_READERS = /^packages\/(contract\/src\/client\.ts|server\/src\/http\/|ui\/src\/)/;

const isTest = (path) => /\.test\.tsx?$|(^|\/)test-[^/]*\.tsx?$/.test(path);

const LAWS = [readable, floors, rooms, ownGround, storeys, shared, roots, barrels, circles];

/** Sentences, one for each broken law; none when the house stands. */
export function findViolations(root = ROOT) {
  const files = readFiles(root);
  return LAWS.flatMap((law) => law(files));
}

function* arrowsOf(files) {
  for (const [from, { targets }] of files) for (const target of targets) yield { from, ...target };
}

function readable(files) {
  return [...files].flatMap(([path, { broken }]) => (broken === null ? [] : [`${path}: cannot be read: ${broken}`]));
}

function floors(files) {
  const found = [];
  for (const { from, to, file, crossesByPath } of arrowsOf(files)) {
    if (file === null) continue;
    const [mine, other] = [packageOf(from), packageOf(file)];
    if (crossesByPath) found.push(`${from}: imports ${to}: another package is reached by its name, not by a path`);
    else if (!FLOORS[mine]?.includes(other))
      found.push(`${from}: imports ${to}: ${mine} may not know ${other ?? 'that'}`);
  }
  return found;
}

function rooms(files) {
  const found = [];
  for (const from of files.keys()) {
    const room = roomOf(from, 'domain');
    if (room !== null && !ROOMS.includes(room)) found.push(`${from}: the domain has no room "${room}"`);
  }
  for (const { from, to, file } of arrowsOf(files)) {
    const [mine, other] = [ROOMS.indexOf(roomOf(from, 'domain')), ROOMS.indexOf(roomOf(file, 'domain'))];
    if (mine >= 0 && other > mine) found.push(`${from}: imports ${to}: ${ROOMS[other]} stands right of ${ROOMS[mine]}`);
  }
  return found;
}

function ownGround(files) {
  return [...arrowsOf(files)]
    .filter(({ from, file }) => packageOf(from) === 'domain' && file === null && !isTest(from))
    .map(({ from, to }) => `${from}: imports ${to}: the domain imports nothing outside itself`);
}

function storeys(files) {
  const found = [];
  const storeyOf = (room) => STOREYS.findIndex((names) => names.includes(room));
  for (const from of files.keys()) {
    const room = roomOf(from, 'server');
    if (room !== null && storeyOf(room) < 0) found.push(`${from}: the server has no room "${room}"`);
  }
  for (const { from, to, file } of arrowsOf(files)) {
    const [mine, other] = [roomOf(from, 'server'), roomOf(file, 'server')];
    if (mine === null || other === null || mine === other || isTest(from)) continue;
    if (storeyOf(other) < storeyOf(mine)) found.push(`${from}: imports ${to}: ${other} stands above ${mine}`);
    if (storeyOf(other) === storeyOf(mine)) found.push(`${from}: imports ${to}: ${other} stands beside ${mine}`);
  }
  return found;
}

/** What all rooms of the console share knows none of them. */
function shared(files) {
  return [...arrowsOf(files)].flatMap(({ from, to, file }) =>
    roomOf(from, 'console') === 'parts' && !['parts', null].includes(roomOf(file, 'console'))
      ? [`${from}: imports ${to}: what all rooms share knows none of them`]
      : [],
  );
}

function roots(files) {
  const found = [];
  for (const { from, to, file } of arrowsOf(files)) {
    if (file === null || isTest(from)) continue;
    if (/\/src\/main\.tsx?$/.test(file)) found.push(`${from}: imports ${to}: nobody imports a root`);
    if (file === API && !API_READERS.test(from))
      found.push(`${from}: imports ${to}: the table of endpoints is read by its server and client alone`);
  }
  return found;
}

function barrels(files) {
  return [...files].flatMap(([path, { onlyReExports }]) => {
    if (/\/index\.[a-z]+$/.test(path)) return [`${path}: a file is named for what it holds, never index`];
    return onlyReExports ? [`${path}: only passes on what others hold`] : [];
  });
}

/** Tarjan's strongly connected parts: every part with more than one file is a circle. */
function circles(files) {
  const seen = new Map();
  const stack = [];
  const found = [];
  const neighbours = (path) => files.get(path).targets.flatMap(({ file }) => (files.has(file) ? [file] : []));

  function visit(path) {
    const mine = { number: seen.size, low: seen.size, isOpen: true };
    seen.set(path, mine);
    stack.push(path);
    for (const next of neighbours(path)) {
      const other = seen.get(next) ?? visit(next);
      if (other.isOpen) mine.low = Math.min(mine.low, other.low);
    }
    if (mine.low === mine.number) close(path);
    return mine;
  }

  function close(path) {
    const part = stack.splice(stack.indexOf(path));
    for (const member of part) seen.get(member).isOpen = false;
    if (part.length > 1 || neighbours(path).includes(path)) found.push(`${part.sort().join(' ↔ ')}: a circle`);
  }

  for (const path of files.keys()) if (!seen.has(path)) visit(path);
  return found;
}

/** The first folder under a package's sources, or the file's own name where it stands in none; null for another package. */
function roomOf(path, name) {
  const start = `packages/${name}/src/`;
  if (!path?.startsWith(start)) return null;
  const [room, ...rest] = path.slice(start.length).split('/');
  return rest.length > 0 ? room : room.replace(/\.[a-z.]+$/, '');
}

if (isAsked(import.meta.url)) {
  const violations = findViolations();
  for (const sentence of violations) console.error(sentence);
  console.log(violations.length === 0 ? 'arrows: the house stands' : `arrows: ${violations.length} broken`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
