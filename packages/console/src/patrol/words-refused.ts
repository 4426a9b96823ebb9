// What phones send, by kind.
import type { RecordKind } from '@xunhe/domain/patrol/record-kind';
import { defineWords } from '@xunhe/ui/words';

export const RECORD_KIND_WORDS = defineWords({
  patrol: ['巡河记录', 'Patrol'],
  problem: ['问题', 'Problem'],
  inventory: ['排查', 'Inventory'],
  appeal: ['申诉', 'Appeal'],
} satisfies Record<RecordKind, readonly [string, string]>);
