// What the addresses of the boards may say after the question mark. What cannot be read is left out.
import {
  DUTY_GROUPS,
  DUTY_SORTS,
  type DutyGroup,
  type DutySort,
  PEOPLE_LISTS,
  type PeopleList,
  PLACE_KINDS,
  type PlaceKind,
} from '@xunhe/contract/board';
import { LEVEL_CHANGES, type LevelChange } from '@xunhe/domain/duty/level-change';
import { RHYTHM_STATES, type RhythmState } from '@xunhe/domain/observation/rhythm';
import { POST_LEVELS, type PostLevel } from '@xunhe/domain/people/post';
import { type Raw, readPage } from '../parts/address.ts';

export interface RiskBoardSearch {
  readonly change?: LevelChange;
  readonly page?: number;
}

export interface DutyBoardSearch {
  /** Left out: by district. */
  readonly by?: DutyGroup;
  /** Left out: what is overdue first. */
  readonly sort?: DutySort;
  readonly region?: string;
  readonly page?: number;
}

export interface DataHealthSearch {
  readonly kind?: PlaceKind;
  readonly state?: RhythmState;
  readonly page?: number;
}

export interface PeopleBoardSearch {
  /** Left out: the silent ones. */
  readonly list?: PeopleList;
  readonly post?: PostLevel;
  readonly region?: string;
  readonly page?: number;
}

export function readRiskBoardSearch(raw: Raw): RiskBoardSearch {
  return known({ change: one(raw.change, LEVEL_CHANGES), ...readPage(raw) });
}

export function readDutyBoardSearch(raw: Raw): DutyBoardSearch {
  return known({
    ...{ by: one(raw.by, DUTY_GROUPS), sort: one(raw.sort, DUTY_SORTS) },
    ...{ region: region(raw), ...readPage(raw) },
  });
}

export function readDataHealthSearch(raw: Raw): DataHealthSearch {
  return known({ kind: one(raw.kind, PLACE_KINDS), state: one(raw.state, RHYTHM_STATES), ...readPage(raw) });
}

export function readPeopleBoardSearch(raw: Raw): PeopleBoardSearch {
  return known({
    ...{ list: one(raw.list, PEOPLE_LISTS), post: one(raw.post, POST_LEVELS) },
    ...{ region: region(raw), ...readPage(raw) },
  });
}

function one<V extends string>(value: unknown, values: readonly V[]): V | undefined {
  return values.find((known) => known === value);
}

function region({ region }: Raw): string | undefined {
  return typeof region === 'string' && /^\d{12}$/.test(region) ? region : undefined;
}

function known<T extends object>(read: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as never;
}
