// Words that several boards share.

import type { PlaceKind } from '@xunhe/contract/board';
import type { LevelChange } from '@xunhe/domain/duty/level-change';
import type { RhythmState } from '@xunhe/domain/observation/rhythm';
import { defineWords } from '@xunhe/ui/words';
import { STATION_KIND_WORDS } from '@xunhe/ui/words-shared';

export const LEVEL_CHANGE_WORDS = defineWords({
  appeared: ['新增', 'New'],
  risen: ['升级', 'Risen'],
  fallen: ['降级', 'Fallen'],
  ended: ['解除', 'Ended'],
} satisfies Record<LevelChange, readonly [string, string]>);

export const PLACE_KIND_WORDS = defineWords({
  ...STATION_KIND_WORDS,
  gauge: ['雨量站', 'Rain gauge'],
} satisfies Record<PlaceKind, readonly [string, string]>);

export const RHYTHM_STATE_WORDS = defineWords({
  silent: ['缺测', 'Silent'],
  late: ['迟到', 'Late'],
  unknown: ['频次未知', 'No beat yet'],
  steady: ['正常', 'On time'],
  ended: ['已停测', 'Ended'],
} satisfies Record<RhythmState, readonly [string, string]>);

export const AGAINST_WORDS = defineWords({
  more: ['较上月 +{n}', '+{n} on last month'],
  fewer: ['较上月 −{n}', '−{n} on last month'],
  same: ['与上月持平', 'as last month'],
  noneBefore: ['上月无预警', 'no warnings last month'],
});
