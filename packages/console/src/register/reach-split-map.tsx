// The line of a reach on a map, in two colours: a click cuts it at the nearest place.
import { cutLine, placeOnLine, pointAlong } from '@xunhe/domain/place/line-cut';
import type { Shape } from '@xunhe/domain/place/shape';
import type { Cut, CutCanvas } from '@xunhe/ui/cut-canvas';
import { boundsOf } from '@xunhe/ui/map.tsx';
import type { LonLat } from '@xunhe/ui/map-options';
import { FailedState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { REACH_SPLIT_WORDS } from './words-reach-split.ts';

interface ReachSplitMapProps {
  readonly shape: Shape;
  readonly atM: number;
  readonly onPlace: (atM: number) => void;
}

export function ReachSplitMap({ shape, atM, onPlace }: ReachSplitMapProps) {
  const say = useWords(REACH_SPLIT_WORDS);
  const holder = useRef<HTMLDivElement>(null);
  const [canvas, setCanvas] = useState<CutCanvas | null>(null);
  const [failed, setFailed] = useState(false);
  const point = useEffectEvent((at: LonLat) => {
    const place = placeOnLine(shape, at);
    // The field beside it shows metres.
    if (place) onPlace(Math.round(place.alongM));
  });
  const start = useEffectEvent((make: typeof import('@xunhe/ui/cut-canvas').makeCutCanvas, element: HTMLElement) =>
    make(element, {
      tiles: `${location.origin}/api/tiles/{z}/{x}/{y}`,
      bounds: boundsOf([{ geometry: shape }]),
      language: say.language,
      names: { map: say('map'), zoomIn: say('zoomIn'), zoomOut: say('zoomOut') },
      onPoint: point,
    }),
  );
  useEffect(() => {
    let made: CutCanvas | null = null;
    let gone = false;
    import('@xunhe/ui/cut-canvas')
      .then(({ makeCutCanvas }) => {
        if (gone || !holder.current) return;
        made = start(makeCutCanvas, holder.current);
        setCanvas(made);
      })
      .catch((error: unknown) => {
        // Without WebGL the kilometres can still be written.
        console.error(error);
        if (!gone) setFailed(true);
      });
    return () => {
      gone = true;
      made?.remove();
    };
  }, []);
  useEffect(() => canvas?.show(toCut(shape, atM)), [canvas, shape, atM]);
  return failed ? <FailedState kind="map" /> : <div className="shape-map" ref={holder} />;
}

/** Where it cannot be cut it is shown whole. */
function toCut(shape: Shape, atM: number): Cut {
  const cut = cutLine(shape, atM);
  const parts = cut.ok ? cut.value : { upper: shape, lower: null };
  return { upper: parts.upper, lower: parts.lower, point: pointAlong(shape, atM) };
}
