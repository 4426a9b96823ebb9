// The map under the rivers, as the operator names it: 天地图, tiles of another service, or a file of one's own. Without a name there is none, and
// nothing is asked of anybody.
import type { BaseLayer } from '@xunhe/contract/base-map';

export interface BaseSettings {
  readonly map: BaseSource | null;
  readonly image: BaseSource | null;
}

export type BaseSource =
  | {
      readonly kind: 'service';
      /** Addresses with {z}, {x} and {y}, of each layer. They may hold a key: never told to anybody, never written to a log. */
      readonly addresses: Partial<Readonly<Record<BaseLayer, string>>>;
      readonly datum: 'wgs84' | 'gcj02';
      readonly maxZoom: number;
      readonly credit: string;
    }
  | { readonly kind: 'file'; readonly path: string; readonly credit: string };

interface Asked {
  readonly map: string | undefined;
  readonly image: string | undefined;
  /** Of 天地图. */
  readonly key: string | null;
  readonly datum: string | undefined;
  readonly maxZoom: string | undefined;
  readonly credit: string | undefined;
}

const TIANDITU = 'tianditu';
const TIANDITU_ZOOM = 18;
const MOST_ZOOM = 20;

/** Null: no base map. `wrong`: what to change. */
export function readBaseSettings(asked: Asked): BaseSettings | { readonly wrong: string } | null {
  if (!asked.map && !asked.image) return null;
  const map = asked.map ? readSource('XUNHE_BASE_MAP', 'map', asked.map, asked) : null;
  if (map && 'wrong' in map) return map;
  const image = asked.image ? readSource('XUNHE_BASE_IMAGE', 'image', asked.image, asked) : null;
  if (image && 'wrong' in image) return image;
  return { map, image };
}

function readSource(
  name: string,
  choice: 'map' | 'image',
  text: string,
  { key, datum = 'wgs84', maxZoom = '18', credit = '' }: Asked,
): BaseSource | { readonly wrong: string } {
  if (credit === '')
    return {
      wrong: `XUNHE_BASE_CREDIT is missing: whom the map of ${name} is to name, as its terms ask, with its 审图号.`,
    };
  if (text === TIANDITU) {
    if (key === null || !/^[0-9a-zA-Z]+$/.test(key))
      return {
        wrong: `${name} is ${TIANDITU}, which needs XUNHE_BASE_KEY or XUNHE_BASE_KEY_FILE: its key for servers.`,
      };
    return {
      ...{ kind: 'service', datum: 'wgs84', maxZoom: TIANDITU_ZOOM },
      addresses: listTianditu(choice, key),
      credit,
    };
  }
  if (/\.pmtiles$/i.test(text)) return { kind: 'file', path: text, credit };
  if (!isAddress(text))
    // Never repeated: it may hold a key.
    return {
      wrong: `${name} must be ${TIANDITU}, a file such as /srv/city.pmtiles, or an address such as https://tiles.example.gov.cn/{z}/{x}/{y}.png`,
    };
  if (datum !== 'wgs84' && datum !== 'gcj02')
    return { wrong: `XUNHE_BASE_DATUM is "${datum}"; it must be wgs84 (also for CGCS2000) or gcj02.` };
  if (!/^\d{1,2}$/.test(maxZoom) || Number(maxZoom) > MOST_ZOOM)
    return { wrong: `XUNHE_BASE_ZOOM is "${maxZoom}"; it must be a number from 0 to ${MOST_ZOOM}.` };
  return { kind: 'service', addresses: { [choice]: text }, datum, maxZoom: Number(maxZoom), credit };
}

/** WMTS in Web Mercator. Its datum CGCS2000 differs from WGS 84 by centimetres. */
function listTianditu(choice: 'map' | 'image', key: string): Partial<Record<BaseLayer, string>> {
  const of = (layer: string) =>
    `https://t0.tianditu.gov.cn/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default\
&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${key}`;
  return choice === 'map' ? { map: of('vec'), mapNames: of('cva') } : { image: of('img'), imageNames: of('cia') };
}

function isAddress(text: string): boolean {
  if (!['{z}', '{x}', '{y}'].every((part) => text.includes(part))) return false;
  const filled = text.replaceAll(/\{[zxy]\}/g, '1');
  if (!URL.canParse(filled)) return false;
  const { protocol, username, password, hash, host } = new URL(filled);
  // The host must not depend on the tile.
  return /^https?:$/.test(protocol) && `${username}${password}${hash}` === '' && text.includes(`//${host}/`);
}
