// The answers of an inventory become the row of one deed. Finding nothing is an answer like any other; an item without one, or with two, is
// what no phone of ours sends. The day decides for which period they count, the period is kept as the phone had it.
import type { SentInventory } from '@xunhe/contract/inventory';
import { checkAnswers } from '@xunhe/domain/duty/inventory';
import { policyName } from '@xunhe/domain/duty/policy';
import { type Day, isDay } from '@xunhe/domain/ground/day';
import { parseInstant } from '@xunhe/domain/ground/instant';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { settleTimes } from '@xunhe/domain/patrol/claimed-time';
import type { InventoryRow } from '../../store/rows-deed.ts';
import type { RecordDeed } from '../../store/sync-store.ts';
import { instantToDay } from '../city-clock.ts';
import { pickPolicy } from '../cycle/policy.ts';
import { findWriteScope } from '../write-scope.ts';
import { makePhotoClaims } from './claim-photos.ts';
import { type DecisionFacts, makeEvent, skewToSeconds } from './decision.ts';

const DAY_MS = 86_400_000;

export function decideInventory(facts: DecisionFacts, sent: SentInventory): Result<RecordDeed> {
  const { who, grounds, clock } = facts;
  const settled = settleMoment(facts, sent);
  if (!settled.ok) return settled;
  const { atMs, day } = settled.value;
  const scope = findWriteScope(grounds, who, { reach: sent.reach, day });
  if (!scope.ok) return scope;
  const rule = pickPolicy(grounds.policies, { city: who.city, month: day.slice(0, 7) }, 'inventory');
  const items = sent.items.map(({ item }) => item);
  const checked = checkAnswers(rule, items);
  if (!checked.ok) return checked;
  const { id: reach, region } = scope.value.main;
  const row: InventoryRow = {
    ...{ city: who.city, id: sent.id, person: who.id, on_behalf_of: scope.value.onBehalfOf.get(reach) ?? null },
    ...{ reach, region, day, period_from: sent.period.from, period_to: sent.period.to },
    ...{ taken_at: new Date(atMs), received_at: new Date(clock.nowMs), items: sent.items },
    found: sent.items.filter(({ found }) => found).map(({ item }) => item),
    ...{ policy: policyName(rule), content_hash: Buffer.from(facts.hash, 'hex') },
    clock_skew_s: skewToSeconds(facts.skewMs),
  };
  const photos = makePhotoClaims(sent.photos, {
    ...{ city: who.city, month: day.slice(0, 7), record: sent.id, record_kind: 'inventory', person: who.id },
    ...{ reach, region },
  });
  if (!photos.ok) return photos;
  return accept({
    ...{ what: 'record', kind: 'inventory', id: sent.id, person: who.id, hash: facts.hash, region },
    rows: { inventories: [row] },
    facts: { kind: 'inventory', found: row.found.length },
    photos: photos.value,
    event: makeEvent(facts.chance, who, {
      ...{ kind: 'inventory.answered', key: sent.id, region, subject: row.on_behalf_of },
      body: { reach, day, found: row.found, ...(parseInstant(sent.at) === atMs ? {} : { claimed: sent.at }) },
    }),
  });
}

function settleMoment(
  { clock, skewMs, isStrict }: DecisionFacts,
  { at, period: { from, to } }: SentInventory,
): Result<{ readonly atMs: number; readonly day: Day }> {
  const claimedMs = parseInstant(at);
  if (claimedMs === null) return refuse({ kind: 'request.invalid', path: '/at' });
  if (!isDay(from) || !isDay(to) || to < from) return refuse({ kind: 'request.invalid', path: '/period' });
  const claimedDay = instantToDay(claimedMs, clock.timezone);
  if (isStrict && claimedMs > clock.nowMs + DAY_MS) return refuse({ kind: 'inventory.future', day: claimedDay });
  if (isStrict && (claimedDay < from || to < claimedDay))
    return refuse({ kind: 'inventory.period', day: claimedDay, from, to });
  const { startedMs: atMs } = settleTimes(
    { startedMs: claimedMs, endedMs: claimedMs, lastFixMs: 0 },
    { nowMs: clock.nowMs, skewMs: skewMs ?? 0 },
  );
  return accept({ atMs, day: instantToDay(atMs, clock.timezone) });
}
