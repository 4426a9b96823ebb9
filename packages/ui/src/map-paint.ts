// What colours the river map: each reach gets a colour, a width and a sign. The sign stands on the line, so that no meaning hangs on colour
// alone; the width grows with the class or the level.
import type { ReachState } from '@xunhe/contract/place';
import { LEVELS, rank, type WarningLevel } from '@xunhe/domain/duty/level';
import { classTone, tone } from './tones.ts';
import { defineWords, type Language, speak } from './words.ts';
import { CLASS_WORDS, LEVEL_MARKS, LEVEL_WORDS, NOT_JUDGED_WORDS, sayNumeral } from './words-shared.ts';

export const MAP_MODES = ['class', 'warning', 'duty'] as const;

export type MapMode = (typeof MAP_MODES)[number];

export interface ReachPaint {
  readonly colour: string;
  /** Pixels at zoom 12. */
  readonly width: number;
  /** Drawn on the line; empty for none. */
  readonly sign: string;
}

export type ReachPaints = ReadonlyMap<string, ReachPaint>;

export interface LegendEntry {
  readonly colour: string;
  readonly width: number;
  readonly sign: string;
  readonly words: string;
}

export const MAP_MODE_WORDS = defineWords({
  class: ['水质类别', 'Water class'],
  warning: ['预警等级', 'Warnings'],
  duty: ['履职进度', 'Duty progress'],
});

const DUTY_WORDS = defineWords({
  notAsked: ['无巡河任务', 'Nothing asked'],
  notBegun: ['未开始', 'Not begun'],
  underWay: ['进行中', 'Under way'],
  done: ['已完成', 'Done'],
});

const DUTY_PAINTS: Readonly<Record<keyof typeof DUTY_WORDS, { tone: string; width: number; sign: string }>> = {
  notAsked: { tone: 'level-none', width: 1.5, sign: '' },
  notBegun: { tone: 'late', width: 3.5, sign: '○' },
  underWay: { tone: 'level-yellow', width: 3, sign: '◐' },
  done: { tone: 'done', width: 3, sign: '●' },
};

export function paintReaches(states: readonly ReachState[], mode: MapMode, language: Language = 'zh'): ReachPaints {
  // A province has tens of thousands of reaches and a dozen paints: each is read from the page's tokens once.
  const paints = new Map<string, ReachPaint>();
  return new Map(
    states.map((state) => {
      const key = keyOf(state, mode);
      const paint = paints.get(key) ?? paintReach(state, mode, language);
      paints.set(key, paint);
      return [state.id, paint];
    }),
  );
}

/** What the paint hangs on. */
function keyOf(state: ReachState, mode: MapMode): string {
  if (mode === 'class') return String(state.wqClass);
  if (mode === 'warning') return isJudged(state) ? (state.level ?? 'none') : '?';
  return stageOf(state.visitsDone, state.visitsAsked);
}

export function paintReach(state: Omit<ReachState, 'id'>, mode: MapMode, language: Language = 'zh'): ReachPaint {
  if (mode === 'class') return paintClass(state.wqClass, language);
  if (mode === 'warning') return isJudged(state) ? paintLevel(state.level ?? 'none') : paintNotJudged();
  return paintDuty(stageOf(state.visitsDone, state.visitsAsked));
}

export function paintClass(wqClass: number | null, language: Language = 'zh'): ReachPaint {
  return {
    colour: classTone(wqClass),
    width: wqClass === null ? 1.5 : 1.6 + wqClass * 0.45,
    sign: wqClass === null ? '' : sayNumeral(wqClass, language),
  };
}

/** Nothing is known of the water and nothing was raised: not the same as no warning. */
function isJudged({ level, basis }: Pick<ReachState, 'level' | 'basis'>): boolean {
  return level !== null && (level !== 'none' || basis !== 'none');
}

function paintNotJudged(): ReachPaint {
  return { colour: classTone(null), width: 1.2, sign: '?' };
}

export function paintLevel(level: WarningLevel): ReachPaint {
  return {
    colour: tone(`level-${level}`),
    width: 1.6 + rank(level) * 0.9,
    sign: level === 'none' ? '' : LEVEL_MARKS[level],
  };
}

export function listLegend(mode: MapMode, language: Language): LegendEntry[] {
  if (mode === 'class') {
    const say = speak(CLASS_WORDS, language);
    return [6, 5, 4, 3, 2, 1, null].map((wqClass) => ({
      ...paintClass(wqClass, language),
      words: say.any(String(wqClass ?? 'none')),
    }));
  }
  if (mode === 'warning') {
    const say = speak(LEVEL_WORDS, language);
    const notJudged = { ...paintNotJudged(), words: speak(NOT_JUDGED_WORDS, language)('notJudged') };
    return [...LEVELS.toReversed().map((level) => ({ ...paintLevel(level), words: say(level) })), notJudged];
  }
  const say = speak(DUTY_WORDS, language);
  return (['notBegun', 'underWay', 'done', 'notAsked'] as const).map((stage) => ({
    ...paintDuty(stage),
    words: say(stage),
  }));
}

function stageOf(done: number, asked: number): keyof typeof DUTY_WORDS {
  if (asked === 0) return 'notAsked';
  if (done === 0) return 'notBegun';
  return done >= asked ? 'done' : 'underWay';
}

function paintDuty(stage: keyof typeof DUTY_WORDS): ReachPaint {
  const { tone: name, width, sign } = DUTY_PAINTS[stage];
  return { colour: tone(name), width, sign };
}
