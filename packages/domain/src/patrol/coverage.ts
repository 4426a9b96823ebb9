// How much of a reach a walk has seen: the reach is cut into cells of 20 m, and a cell is seen when a clean point lies within the buffer.
// That, not the kilometres of the phone, is the measure of a patrol [D].
import { type Plane, squaredToSegment, toX, toY } from '../ground/geo.ts';

export const CELL_M = 20;

/** A reach's lines as cells on a plane. */
export interface ReachCells {
  /** Four numbers a cell: ax, ay, bx, by, metres. */
  readonly segments: Float64Array;
  readonly count: number;
}

/** @param lines longitude, latitude pairs of each line; the plane is the track's, so that both lie on the same one */
export function cutCells(lines: readonly (readonly (readonly number[])[])[], plane: Plane): ReachCells {
  const segments: number[] = [];
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      const ax = toX(plane, line[i - 1]![0]!);
      const ay = toY(plane, line[i - 1]![1]!);
      const bx = toX(plane, line[i]![0]!);
      const by = toY(plane, line[i]![1]!);
      const pieces = Math.max(1, Math.round(Math.hypot(bx - ax, by - ay) / CELL_M));
      for (let p = 0; p < pieces; p++) {
        segments.push(
          ax + ((bx - ax) * p) / pieces,
          ay + ((by - ay) * p) / pieces,
          ax + ((bx - ax) * (p + 1)) / pieces,
          ay + ((by - ay) * (p + 1)) / pieces,
        );
      }
    }
  }
  return { segments: Float64Array.from(segments), count: segments.length / 4 };
}

export interface Coverage {
  /** Share of the cells seen, 0–1. */
  readonly share: number;
  /** Metres walked with both ends of the step on the reach. */
  readonly onReachM: number;
}

export interface Walk {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly breaks: readonly boolean[];
}

export function measureCoverage(walk: Walk, cells: ReachCells, bufferM: number): Coverage {
  const seen = new Uint8Array(cells.count);
  const square = bufferM * bufferM;
  let onReachM = 0;
  let wasOn = false;
  for (let i = 0; i < walk.x.length; i++) {
    const x = walk.x[i]!;
    const y = walk.y[i]!;
    let isOn = false;
    for (let c = 0; c < cells.count; c++) {
      const s = c * 4;
      const near = squaredToSegment(
        x,
        y,
        cells.segments[s]!,
        cells.segments[s + 1]!,
        cells.segments[s + 2]!,
        cells.segments[s + 3]!,
      );
      if (near > square) continue;
      isOn = true;
      seen[c] = 1;
    }
    if (i > 0 && isOn && wasOn && !walk.breaks[i]) onReachM += Math.hypot(x - walk.x[i - 1]!, y - walk.y[i - 1]!);
    wasOn = isOn;
  }
  const count = seen.reduce((sum, one) => sum + one, 0);
  return { share: cells.count === 0 ? 0 : count / cells.count, onReachM };
}
