// The river map for both faces: in the office from vector tiles, on the phone from lines it already holds. The map library is loaded when
// the first map is shown.
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { BaseChoice } from './base-choice.ts';
import type { MapCanvas } from './map-canvas.ts';
import type { Bounds, Hovered, LonLat, MapMark, ReachLine, View } from './map-options.ts';
import type { ReachPaints } from './map-paint.ts';
import { type MarkSource, type TilePoint, WALKERS } from './map-point-layers.ts';
import './map.css';
import { FailedState } from './states.tsx';
import { defineWords, useWords } from './words.ts';

export interface RiverMapProps {
  /** Given: the lines to draw, without a network. Left out: tiles of the server. */
  readonly lines?: readonly ReachLine[];
  readonly bounds: Bounds | null;
  readonly paints: ReachPaints;
  /** GeoJSON of the districts, as the server gives it. */
  readonly regions?: unknown;
  /** The map of others that lies under ours. */
  readonly base?: BaseChoice | null;
  readonly chosen?: string | null;
  readonly track?: readonly (readonly LonLat[])[];
  readonly marks?: readonly MapMark[];
  /** Marks of another kind. */
  readonly walkers?: readonly MapMark[];
  /** Draws marks that lie close together as one. */
  readonly gathered?: boolean;
  /** Points of the tiles to show; the stations, where nothing is said. */
  readonly points?: readonly TilePoint[];
  /** Where to look first, instead of at the bounds. */
  readonly view?: View | null;
  readonly onView?: (view: View) => void;
  /** Not null: presses measure. */
  readonly measured?: readonly LonLat[] | null;
  readonly onMeasure?: (at: LonLat) => void;
  readonly onPickMark?: (id: string, source: MarkSource) => void;
  /** The map itself once it stands, for what a screen does with it. */
  readonly onCanvas?: (canvas: MapCanvas | null) => void;
  readonly position?: LonLat | null;
  /** Keeps the position in the middle. */
  readonly follow?: boolean;
  readonly onPick?: (id: string) => void;
  /** What to say about what is under the pointer, below its name. */
  readonly describe?: (hovered: Hovered) => ReactNode;
  readonly controls?: boolean;
  /** What the map shows, for those who do not see it. */
  readonly label: string;
  readonly children?: ReactNode;
}

const WORDS = defineWords({
  baseAway: ['底图暂时取不到，河流照常显示', 'The base map does not come just now; the rivers are shown as always'],
});

const STATIONS: readonly TilePoint[] = ['station'];
const TILES = '/api/tiles/{z}/{x}/{y}';

/** So long at most a map waits for the page around it. */
const WAIT_MS = 300;

const loadCanvas = () => import('./map-canvas.ts');

/** For a screen that is sure to show a map: the map library comes while the screen is still being drawn. */
export function preloadMap(): void {
  // Whoever shows the map tells of a failure.
  loadCanvas().catch(() => undefined);
}

export function RiverMap(props: RiverMapProps) {
  const {
    lines,
    bounds,
    paints,
    regions,
    chosen = null,
    track,
    marks,
    position = null,
    follow = false,
    base = null,
  } = props;
  const say = useWords(WORDS);
  const { language } = say;
  const holder = useRef<HTMLDivElement>(null);
  const hadBase = useRef(false);
  const [canvas, setCanvas] = useState<MapCanvas | null>(null);
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const [failed, setFailed] = useState(false);
  const [isBaseAway, setBaseAway] = useState(false);
  const onPick = useEffectEvent((id: string) => props.onPick?.(id));
  const onPickMark = useEffectEvent((id: string, source: MarkSource) => props.onPickMark?.(id, source));
  const onView = useEffectEvent((view: View) => props.onView?.(view));
  const onMeasure = useEffectEvent((at: LonLat) => props.onMeasure?.(at));
  const onCanvas = useEffectEvent((made: MapCanvas | null) => props.onCanvas?.(made));
  const { walkers, points = STATIONS, measured = null, view = null } = props;
  const tiled = lines === undefined;
  const start = useEffectEvent((make: typeof import('./map-canvas.ts').makeMapCanvas, element: HTMLElement) =>
    make(element, {
      tiles: tiled ? `${location.origin}${TILES}` : null,
      ...{ bounds, view, language, points },
      controls: props.controls ?? true,
      gathered: props.gathered ?? false,
      ...{ onPick, onPickMark, onView, onMeasure },
      onHover: setHovered,
      onBaseAway: setBaseAway,
    }),
  );

  useEffect(() => {
    let made: MapCanvas | null = null;
    let gone = false;
    Promise.all([loadCanvas(), afterPaint()])
      .then(([{ makeMapCanvas }]) => {
        if (gone || !holder.current) return;
        made = start(makeMapCanvas, holder.current);
        setCanvas(made);
        onCanvas(made);
      })
      .catch((error: unknown) => {
        // Without WebGL, or when the chunk cannot be fetched: the page around the map must go on.
        console.error(error);
        if (!gone) setFailed(true);
      });
    return () => {
      gone = true;
      made?.remove();
      setCanvas(null);
      onCanvas(null);
    };
  }, []);

  useEffect(() => {
    if (lines) canvas?.setLines(lines);
  }, [canvas, lines]);
  useEffect(() => canvas?.setPaints(paints), [canvas, paints]);
  useEffect(() => canvas?.setRegions(regions ?? null), [canvas, regions]);
  useEffect(() => {
    // A map that never had one is not asked to take it away.
    if (!canvas || (base === null && !hadBase.current)) return;
    hadBase.current = true;
    setBaseAway(false);
    canvas.setBase(base);
  }, [canvas, base]);
  useEffect(() => canvas?.setChosen(chosen), [canvas, chosen]);
  useEffect(() => canvas?.setTrack(track ?? []), [canvas, track]);
  useEffect(() => canvas?.setMarks(marks ?? []), [canvas, marks]);
  useEffect(() => canvas?.setMarks(walkers ?? [], WALKERS), [canvas, walkers]);
  useEffect(() => canvas?.setPoints(points), [canvas, points]);
  useEffect(() => canvas?.setMeasure(measured), [canvas, measured]);
  useEffect(() => canvas?.setLanguage(language), [canvas, language]);
  const bbox = bounds?.join();
  // The map begins at its bounds, or where an address says: it need not go there once more, until the bounds themselves change.
  const fitted = useRef(bbox);
  useEffect(() => {
    if (canvas && bbox && fitted.current !== bbox) canvas.fit(bbox.split(',').map(Number) as unknown as Bounds);
  }, [canvas, bbox]);
  useEffect(() => {
    canvas?.setPosition(position);
    if (canvas && position && follow) canvas.moveTo(position);
  }, [canvas, position, follow]);

  if (failed) return <FailedState kind="map" />;
  return (
    <section className="river-map" aria-label={props.label}>
      <div className="river-map-canvas" ref={holder} />
      {base !== null && (
        <div className="river-map-credit">
          {isBaseAway && <span role="status">{say('baseAway')} · </span>}
          {base.credit}
        </div>
      )}
      {hovered && (
        <div className="river-map-tip" style={{ left: hovered.x, top: hovered.y }}>
          {hovered.name !== '' && <strong>{hovered.name}</strong>}
          {props.describe?.(hovered)}
        </div>
      )}
      {props.children}
    </section>
  );
}

/** Starting a map holds the page for as long as its drawing programs are made: what stands around it is seen first. */
function afterPaint(): Promise<void> {
  // A page that is not seen is not painted.
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      // Not every browser tells when it is idle.
      if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: WAIT_MS });
      else setTimeout(resolve);
    });
  });
}

/** West, south, east, north of lines; null when there are none. */
export function boundsOf(
  lines: readonly { readonly geometry: { readonly coordinates: unknown } | null }[],
): Bounds | null {
  let [west, south, east, north] = [180, 90, -180, -90];
  const take = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return;
    if (typeof coordinates[0] === 'number') {
      const [lon, lat] = coordinates as [number, number];
      [west, south, east, north] = [
        Math.min(west, lon),
        Math.min(south, lat),
        Math.max(east, lon),
        Math.max(north, lat),
      ];
    } else for (const inner of coordinates) take(inner);
  };
  for (const { geometry } of lines) take(geometry?.coordinates);
  return west <= east ? [west, south, east, north] : null;
}
