// A rule says how often which post walks which water at which level. It is data with a version and a first month, never code, and
// each figure says whether a published rule asks it [S: 2019 guideline, 2021 differentiated rule] or we do until the city settles it.
import type { PostLevel } from '../people/post.ts';
import { LEVELS, type WarningLevel } from './level.ts';
import { PATROL_MODES, type PatrolMode } from './mode.ts';
import type { Frequency, Period } from './period.ts';
import { byDefault, type Policy, type Sourced, sourced } from './policy.ts';
import { DEFAULT_THRESHOLD, type EffectiveThreshold } from './threshold.ts';

export const WATER_CONDITIONS = ['ordinary', 'black_odorous'] as const;

export type WaterCondition = (typeof WATER_CONDITIONS)[number];

/** One line of the table; `any` matches what no narrower line of the same post matches. */
export interface Ask {
  readonly post: PostLevel;
  readonly water: WaterCondition | 'any';
  readonly level: WarningLevel | 'any';
  readonly frequency: Sourced<Frequency>;
  readonly modes: Sourced<readonly PatrolMode[]>;
  /** Asked of the chief's waters together: each visit covers at least `share` of them, and each `fullRound` reaches all of them. */
  readonly together?: Sourced<{ readonly share: number; readonly fullRound: Period | null }>;
}

export interface DutyRule extends Policy {
  readonly asks: readonly Ask[];
  readonly threshold: EffectiveThreshold;
  /** Most day-visits a month that the rule may ask of one post on one water. */
  readonly capPerMonth: Sourced<ByPost>;
  // Rules put in force before these figures were there have none of them: see fillRule.
  /** The share of the waters without a warning that is drawn by chance for one more visit a month, 0–0.3; see random-floor. */
  readonly randomFloor?: Sourced<ByPost>;
  /** Most minutes a month that may be asked of one person by all his waters, before the office is warned. */
  readonly mostMinutes?: Sourced<ByPost>;
  /** The chance that one visit finds out a water that fails; see allocate. */
  readonly detection?: Sourced<number>;
}

export type ByPost = Readonly<Record<PostLevel, number>>;

/** No published rule has these figures, and no rule may come to ask more of anybody by itself: the floor is for the city to set. */
const FIRST_FIGURES = {
  randomFloor: byDefault<ByPost>({ city: 0, district: 0, town: 0, village: 0, reach: 0, assistant: 0 }),
  mostMinutes: byDefault<ByPost>({ city: 120, district: 240, town: 480, village: 720, reach: 720, assistant: 0 }),
  detection: byDefault(0.3),
};

/** Every figure of a rule, whenever it was put in force. */
export function fillRule<R extends DutyRule>(rule: R): R & Required<DutyRule> {
  return { ...FIRST_FIGURES, ...rule };
}

const ALL_MODES = sourced<readonly PatrolMode[]>(PATROL_MODES);
const ON_SITE = byDefault<readonly PatrolMode[]>(['walk', 'bicycle', 'boat', 'drone', 'handling']);

/** The baseline of every comparison (普适性巡河) [S]; the reach chief is asked what the village chief is [D]. */
export const UNIVERSAL_2019: DutyRule = {
  id: 'universal-2019',
  version: 1,
  effectiveFrom: '2000-01',
  threshold: DEFAULT_THRESHOLD,
  ...FIRST_FIGURES,
  capPerMonth: byDefault({ city: 31, district: 31, town: 31, village: 31, reach: 31, assistant: 0 }),
  asks: [
    everywhere('city', sourced({ visits: 1, per: 'quarter' })),
    { ...everywhere('district', sourced({ visits: 1, per: 'month' })), water: 'ordinary' },
    {
      ...everywhere('district', sourced({ visits: 1, per: 'month' })),
      water: 'black_odorous',
      together: sourced({ share: 0.15, fullRound: null }),
    },
    { ...everywhere('town', sourced({ visits: 1, per: 'dekad' })), water: 'ordinary' },
    {
      ...everywhere('town', sourced({ visits: 1, per: 'week' })),
      water: 'black_odorous',
      together: sourced({ share: 0.3, fullRound: 'month' }),
    },
    { ...everywhere('village', sourced({ visits: 1, per: 'week' })), water: 'ordinary' },
    {
      ...everywhere('village', sourced({ visits: 1, per: 'workingDay' })),
      water: 'black_odorous',
      together: sourced({ share: 0, fullRound: 'week' }),
    },
    { ...everywhere('reach', byDefault({ visits: 1, per: 'week' })), water: 'ordinary' },
    {
      ...everywhere('reach', byDefault({ visits: 1, per: 'workingDay' })),
      water: 'black_odorous',
      together: byDefault({ share: 0, fullRound: 'week' }),
    },
  ],
};

/** 差异化巡河: the unwarned frequency of village, reach and city chiefs is published, the rest of the table is ours. */
export const DIFFERENTIATED_DEFAULT: DutyRule = {
  id: 'differentiated-default',
  version: 1,
  effectiveFrom: '2000-01',
  threshold: DEFAULT_THRESHOLD,
  ...FIRST_FIGURES,
  capPerMonth: byDefault({ city: 2, district: 4, town: 12, village: 27, reach: 27, assistant: 0 }),
  asks: [
    everywhere('city', sourced({ visits: 1, per: 'quarter' })),
    ...byLevel('district', [
      byDefault({ visits: 1, per: 'quarter' }),
      byDefault({ visits: 1, per: 'twoMonths' }),
      byDefault({ visits: 1, per: 'month' }),
      byDefault({ visits: 2, per: 'month' }),
    ]),
    ...byLevel('town', [
      byDefault({ visits: 1, per: 'month' }),
      byDefault({ visits: 1, per: 'dekad' }),
      byDefault({ visits: 1, per: 'week' }),
      byDefault({ visits: 2, per: 'week' }),
    ]),
    ...byLevel('village', nearTheWater()),
    ...byLevel('reach', nearTheWater()),
  ],
};

/** The line that fits best: a named water or level before `any`. Null when the rule asks nothing of the post (assistants). */
export function findAsk(rule: DutyRule, post: PostLevel, water: WaterCondition, level: WarningLevel): Ask | null {
  return findLine(rule.asks, { post, water, level });
}

/** Where a line of the table stands. */
export type Place = Pick<Ask, 'post' | 'water' | 'level'>;

/** One square of the whole table: a post, a condition of the water, a level. */
export interface Square extends Place {
  readonly water: WaterCondition;
  readonly level: WarningLevel;
}

export function findLine<A extends Place>(asks: readonly A[], { post, water, level }: Square): A | null {
  let best: A | null = null;
  for (const ask of asks)
    if (ask.post === post && fits(ask.water, water) && fits(ask.level, level) && narrowness(ask) > narrowness(best))
      best = ask;
  return best;
}

function fits<T extends string>(asked: T | 'any', given: T): boolean {
  return asked === 'any' || asked === given;
}

function narrowness(ask: Place | null): number {
  return ask === null ? -1 : (ask.water === 'any' ? 0 : 1) + (ask.level === 'any' ? 0 : 2);
}

function everywhere(post: PostLevel, frequency: Sourced<Frequency>): Ask {
  return { post, water: 'any', level: 'any', frequency, modes: ALL_MODES };
}

function byLevel(post: PostLevel, frequencies: readonly Sourced<Frequency>[]): Ask[] {
  return LEVELS.map((level, i) => ({
    ...everywhere(post, frequencies[i]!),
    level,
    modes: level === 'red' ? ON_SITE : ALL_MODES,
  }));
}

function nearTheWater(): Sourced<Frequency>[] {
  return [
    sourced({ visits: 1, per: 'dekad' }),
    byDefault({ visits: 1, per: 'week' }),
    byDefault({ visits: 2, per: 'week' }),
    byDefault({ visits: 1, per: 'workingDay' }),
  ];
}
