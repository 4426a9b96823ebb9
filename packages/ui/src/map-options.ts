// What a river map is given and what it tells: shared by the canvas, its events and whoever shows one.
import type { MarkSource, TilePoint } from './map-point-layers.ts';
import type { Language } from './words.ts';

export type Bounds = readonly [west: number, south: number, east: number, north: number];
/** What is left free around bounds, in pixels, and how near a small thing is looked at. */
export const FIT = { padding: 48, maxZoom: 15 };

export type LonLat = readonly [lon: number, lat: number];

export interface ReachLine {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
}

export interface MapMark {
  readonly id: string;
  readonly at: LonLat;
  readonly colour?: string;
  /** A figure or two, drawn on the mark. */
  readonly label?: string;
}

/** Where one looks: the middle in degrees and the zoom. */
export interface View {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

export type Hovered = {
  /** Of a point in the tiles: the reach on which it stands. */
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
} & (
  | { readonly of: 'reach' }
  | { readonly of: 'mark'; readonly source: MarkSource }
  | { readonly of: TilePoint; readonly kind: string }
);

export interface CanvasOptions {
  /** Null: the lines are given by `setLines`. */
  readonly tiles: string | null;
  readonly bounds: Bounds | null;
  /** Goes before the bounds. */
  readonly view: View | null;
  readonly language: Language;
  readonly controls: boolean;
  readonly points: readonly TilePoint[];
  readonly gathered: boolean;
  readonly onPick: (id: string) => void;
  readonly onPickMark: (id: string, source: MarkSource) => void;
  readonly onHover: (hovered: Hovered | null) => void;
  /** After a move has come to rest. */
  readonly onView: (view: View) => void;
  /** Whether the base map does not come, when that changes. */
  readonly onBaseAway: (isAway: boolean) => void;
  /** A point set while measuring. */
  readonly onMeasure: (at: LonLat) => void;
}
