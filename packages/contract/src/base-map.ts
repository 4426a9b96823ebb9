// The map that may lie under our own: which there are, how each is to be drawn, and whom its terms want named. Its tiles are pictures, so not in
// the table of endpoints, with a right like every route.
import type { Right } from '@xunhe/domain/people/may';
import Type, { type Static } from 'typebox';
import { CLOSED } from './wire.ts';

/** Pictures that can lie over one another: a map or photographs from above, each perhaps with a sheet of names. */
export const BASE_LAYERS = ['map', 'mapNames', 'image', 'imageNames'] as const;
export type BaseLayer = (typeof BASE_LAYERS)[number];

export const BASE_TILE_PATH = '/api/base/:layer/:z/:x/:y';
export const BASE_TILE_RIGHT: Right = 'place.read';

export const BaseChoice = Type.Object(
  {
    id: Type.Enum(['map', 'image']),
    /** The lowest first. */
    layers: Type.Array(Type.Enum([...BASE_LAYERS])),
    /** `gcj02`: the page lays each tile where it belongs in WGS 84. */
    datum: Type.Enum(['wgs84', 'gcj02']),
    minZoom: Type.Integer(),
    maxZoom: Type.Integer(),
    /** Whose the map is, with its 审图号 where it has one. */
    credit: Type.String(),
  },
  CLOSED,
);
export type BaseChoice = Static<typeof BaseChoice>;

/** None where the installation has no base map. */
export const BaseMapBody = Type.Object({ choices: Type.Array(BaseChoice) }, CLOSED);
