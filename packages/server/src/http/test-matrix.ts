// Tells what every role gets from every endpoint, as a table: asked through the door of the server that it is given, so that the same
// question can be put to one with a planted breach. Roles that get the same share a line.
import { API, type EndpointName, TILE_PATH } from '@xunhe/contract/api';
import type { Endpoint } from '@xunhe/contract/endpoint';
import { ROLES, type Role } from '@xunhe/domain/people/role';
import type { FastifyInstance } from 'fastify';
import { type Answer, type CallInput, call } from './test-city.ts';
import { type AboutList, type AboutThing, LISTS, THINGS } from './test-matrix-asks.ts';
import type { Cookies } from './test-matrix-city.ts';
import { PLACELESS } from './test-matrix-placeless.ts';
import { FILTERS, idAt, PLACES, placeOfRow } from './test-matrix-places.ts';
import { readTileProperty } from './test-tile-ids.ts';

export interface Matrix {
  readonly app: FastifyInstance;
  /** What stands for the session of each role: a cookie, or `Bearer` and a token. */
  readonly cookies: Cookies;
  /** West, south, east, north of the whole city. */
  readonly bounds: readonly [number, number, number, number];
}

const HEAD = `What a person gets from every endpoint, in every role an account can hold. The account stands for one town.

own       his own record, or a reach of his town on which he holds a post
inside    in his town, but not his
shared    on a border reach (共界河段) of the next town that is shared with a village of his: to be read, not to be acted on
parent    of the district above his town
sibling   in the town beside, which shares nothing
district  in another district
city      in another city
absent    not there at all

A cell is the status; ≠ behind it means that the answer tells the thing from one that is absent, where no right to see it explains that.
409 of moveProblem says that the problem was reached. Lists name the places of their rows and the total they tell; OUTSIDE is a breach.
What stands behind “of” in warnings is the sum of the figures above the list, which no filter changes.
To take over a change that is right: npx vitest run packages/server/src/http/rights-matrix.test.ts -u, and read the difference.`;

const WIDTH = { name: 20, roles: 62, place: 9, list: 27 };

export async function tellMatrix(matrix: Matrix): Promise<string> {
  const parts = [
    HEAD,
    '',
    ...(await tellLists(matrix)),
    ...(await tellThings(matrix)),
    ...(await tellPlaceless(matrix)),
  ];
  return `${parts.map((line) => line.trimEnd()).join('\n')}\n`;
}

async function tellLists(matrix: Matrix): Promise<string[]> {
  const columns = ['no filter', ...Object.keys(FILTERS)];
  const lines = ['LISTS', '', headLine(columns, WIDTH.list)];
  for (const name of Object.keys(LISTS) as (keyof typeof LISTS)[])
    lines.push(...(await tellRoles(name, WIDTH.list, (role) => tellList(matrix, name, role))));
  lines.push(...(await tellRoles('tiles', WIDTH.list, async (role) => [await tellTiles(matrix, role)])), '');
  return lines;
}

export async function tellList(matrix: Matrix, name: EndpointName, role: Role): Promise<string[]> {
  const list = LISTS[name]!;
  const ask = (region?: string) =>
    call(matrix.app, name, withRegion(list.ask, region), matrix.cookies.get(role)).then((answer) =>
      tellRows(list, answer),
    );
  const { query }: Endpoint = API[name];
  const filtered = query !== undefined && 'region' in (query as unknown as { properties: object }).properties;
  return [await ask(), ...(filtered ? await Promise.all(Object.values(FILTERS).map(ask)) : [])];
}

function withRegion(ask: CallInput, region: string | undefined): CallInput {
  return region === undefined ? ask : { ...ask, query: { ...ask.query, region } };
}

/** The places of the rows in the order of the table, each once, and the total that the list tells of itself. */
function tellRows(list: AboutList, { status, body }: Answer): string {
  if (status !== 200) return String(status);
  const rows = list.rows?.(body) ?? body.rows;
  const found = new Set(rows.map(placeOfRow));
  const places = [...PLACES, 'OUTSIDE' as const].filter((place) => found.has(place));
  const counts = body.counts && Object.values<number>(body.counts).reduce((sum, count) => sum + count, 0);
  const total = body.total === undefined ? '' : body.total === rows.length ? ` ${body.total}` : ` TOTAL ${body.total}`;
  return `${places.join(' ') || '–'}${total}${counts === undefined ? '' : ` of ${counts}`}`;
}

/** All tiles of the city at one zoom. */
async function tellTiles({ app, cookies, bounds }: Matrix, role: Role): Promise<string> {
  const [west, south, east, north] = bounds;
  const z = 10;
  const [from, to] = [toTile(west, north, z), toTile(east, south, z)];
  const credential = cookies.get(role);
  const ids = new Set<string>();
  for (let x = from.x; x <= to.x; x++)
    for (let y = from.y; y <= to.y; y++) {
      const url = TILE_PATH.replace(':z', String(z)).replace(':x', String(x)).replace(':y', String(y));
      const answer = await app.inject({
        url,
        headers: { [credential.startsWith('Bearer ') ? 'authorization' : 'cookie']: credential },
      });
      if (answer.statusCode !== 200 && answer.statusCode !== 204) return String(answer.statusCode);
      if (answer.statusCode === 204) continue;
      for (const id of readTileProperty(answer.rawPayload, 'reaches', 'id')) ids.add(id);
      for (const id of readTileProperty(answer.rawPayload, 'stations', 'reach')) ids.add(id);
    }
  return tellRows({ ask: {} }, { status: 200, body: { rows: [...ids].map((id) => ({ id })) } });
}

function toTile(lon: number, lat: number, z: number): { x: number; y: number } {
  const sine = Math.sin((lat * Math.PI) / 180);
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return { x: Math.floor(((lon + 180) / 360) * 2 ** z), y: Math.floor(y * 2 ** z) };
}

async function tellThings(matrix: Matrix): Promise<string[]> {
  const lines = ['ONE THING', '', headLine(PLACES, WIDTH.place)];
  for (const name of Object.keys(THINGS) as (keyof typeof THINGS)[])
    lines.push(...(await tellRoles(name, WIDTH.place, (role) => tellThing(matrix, name, role))));
  return [...lines, ''];
}

export async function tellThing(matrix: Matrix, name: EndpointName, role: Role): Promise<string[]> {
  const { thing, ask }: AboutThing = THINGS[name]!;
  const at = async (place: (typeof PLACES)[number]) =>
    call(matrix.app, name, ask(idAt(thing, place)), matrix.cookies.get(role));
  const absent = await at('absent');
  const cells: string[] = [];
  for (const place of PLACES) {
    const answer = await at(place);
    const differs = ['parent', 'sibling', 'district', 'city'].includes(place) && tellBody(answer) !== tellBody(absent);
    cells.push(`${answer.status}${differs ? ' ≠' : ''}`);
  }
  return cells;
}

const tellBody = ({ status, body }: Answer) => JSON.stringify([status, body]);

async function tellPlaceless(matrix: Matrix): Promise<string[]> {
  const lines = ['NO PLACE', ''];
  for (const name of Object.keys(API) as EndpointName[]) {
    const { right }: Endpoint = API[name];
    if (right === 'open') lines.push(`${name.padEnd(WIDTH.name)}open to anybody`);
    else if (PLACELESS[name] && API[name].method === 'POST' && right === 'signedIn')
      lines.push(`${name.padEnd(WIDTH.name)}${'whoever is signed in'.padEnd(WIDTH.roles)}${PLACELESS[name]}`);
    else if (PLACELESS[name])
      lines.push(...(await tellRoles(name, WIDTH.place, (role) => tellFigures(matrix, name, role))));
    else if (!THINGS[name] && !LISTS[name])
      throw new Error(`${name} is in no table of the matrix: say in test-matrix-asks.ts how it is asked`);
  }
  return lines;
}

async function tellFigures(matrix: Matrix, name: EndpointName, role: Role): Promise<string[]> {
  const { status, body } = await call(matrix.app, name, {}, matrix.cookies.get(role));
  const figures = name === 'panel' && status === 200 ? tellPanel(body) : '';
  return [String(status), figures || (status === 200 ? PLACELESS[name]! : '')];
}

/** Of things at home there are two: his own and the other. Whatever counts more has looked further. */
function tellPanel(body: Record<string, number>): string {
  return `${body.orange} orange, ${body.unmonitored} unmonitored`;
}

/** One line for all roles that get the same. */
async function tellRoles(name: string, width: number, tell: (role: Role) => Promise<string[]>): Promise<string[]> {
  const rolesByCells = new Map<string, Role[]>();
  for (const role of ROLES) {
    const cells = (await tell(role)).map((cell) => cell.padEnd(width)).join('');
    rolesByCells.set(cells, [...(rolesByCells.get(cells) ?? []), role]);
  }
  const isBarred = (cells: string) => /^(\s*403)+\s*$/.test(cells);
  const lines = [...rolesByCells].sort(([a], [b]) => Number(isBarred(a)) - Number(isBarred(b)));
  return lines.map(([cells, roles]) => {
    const named = lines.length === 1 ? 'everybody' : isBarred(cells) ? 'the others' : roles.join(' ');
    return name.padEnd(WIDTH.name) + named.padEnd(WIDTH.roles) + cells;
  });
}

function headLine(columns: readonly string[], width: number): string {
  const cells = columns.map((column) => column.padEnd(width)).join('');
  return 'endpoint'.padEnd(WIDTH.name) + 'roles'.padEnd(WIDTH.roles) + cells;
}
