// A second city in the same store, with one reach, one patrol and one problem: whoever belongs to the first must never see a trace of it.

import { type Database, inScope } from '../store/db.ts';
import { plantBulletin, plantDocument } from './test-bulletin.ts';
import { plantCircular, plantCircularDraft } from './test-circular.ts';
import { plantDelivery } from './test-delivery.ts';
import { plantHeld } from './test-held.ts';
import { plantRefused } from './test-refused.ts';
import { plantObjection, plantStanding } from './test-standing.ts';
import { plantWebhook } from './test-webhook.ts';

export const FOREIGN = {
  ...{ city: '8801', region: '880101001001', reach: 'X-reach', patrol: 'X-patrol', problem: 'X-problem' },
  ...{ account: 'X-account', person: 'X-person', delegation: 'X-delegation', signal: 'X-signal', refused: 'X-refused' },
  ...{ webhook: 'X-webhook', absence: 'X-absence', circular: 'X-circular', circularDraft: 'X-draft' },
  ...{ objection: 'X-objection', bulletin: 'X-bulletin', document: 'X-document', held: 'X-held' },
} as const;

export async function addForeignCity(db: Database): Promise<void> {
  const { city } = FOREIGN;
  const village = FOREIGN.region;
  await inScope(db, { city, region: city }, async (tx) => {
    await tx
      .insertInto('cities')
      .values({
        ...{ city, name: '异市', name_en: null, timezone: 'Asia/Shanghai', standard: 'GB3838-2002', target_class: 5 },
        ...{ class_indicators: ['do'], today: '2026-01-01', about: '[]', credits: '[]' },
      })
      .execute();
    for (const [code, level, parent] of [
      [`${city}00000000`, 'city', null],
      [`${city}01000000`, 'district', `${city}00000000`],
      [`${city}01001000`, 'town', `${city}01000000`],
      [village, 'village', `${city}01001000`],
    ] as const)
      await tx
        .insertInto('regions')
        .values({ city, code, name: code, name_en: null, level, parent, geometry: null })
        .execute();
    await tx
      .insertInto('water_bodies')
      .values({ city, id: 'X-water', name: '异河', name_en: null, kind: 'river', basin: null })
      .execute();
    await tx
      .insertInto('reaches')
      .values({
        ...{ city, id: FOREIGN.reach, water_body: 'X-water', region: village, name: '异河一段', name_en: null },
        ...{ bank: 'both', length_m: 1000, width_m: null, target_class: 5, downstream: null, geometry: null },
      })
      .execute();
    await tx
      .insertInto('people')
      .values({ city, id: 'X-person', name: '异人', region: village, level: 'village', department: null, phone: null })
      .execute();
    await tx
      .insertInto('people')
      .values({ city, id: 'X-other', name: '某人', region: village, level: 'assistant', department: null, phone: null })
      .execute();
    await tx
      .insertInto('events')
      .values({
        ...{ city, id: 'X-event', kind: 'test.planted', key: 'X', region: village, actor: null },
        ...{ at: new Date(0), body: '{}' },
      })
      .execute();
    await tx
      .insertInto('signals')
      .values({
        ...{ city, id: FOREIGN.signal, month: '2025-12', kind: 'clock.off', severity: 'weak', person: FOREIGN.person },
        ...{ reach: FOREIGN.reach, region: village, patrol: FOREIGN.patrol, other_patrol: null, numbers: '{}' },
        ...{ found_at: new Date(0), state: 'open', settled_by: null, settled_at: null, note: null },
      })
      .execute();
    await plantDelivery(tx, { city, region: village, id: 'Y-foreign' });
    await plantHeld(tx, { city, region: village, reach: FOREIGN.reach, id: FOREIGN.held });
    await tx
      .insertInto('absences')
      .values({
        ...{ city, id: FOREIGN.absence, person: FOREIGN.person, kind: 'leave', region: village, withdrawn_at: null },
        ...{
          from_day: '2026-06-01',
          to_day: '2026-06-09',
          told_by: 'X-person',
          told_at: new Date(0),
          moved: '[]' as never,
        },
      })
      .execute();
    await tx
      .insertInto('delegations')
      .values({
        ...{ city, id: FOREIGN.delegation, chief: FOREIGN.person, assistant: 'X-other', region: village },
        ...{ from_day: '2026-06-01', to_day: '2026-06-09', ended_day: null, made_by: 'X-person', made_at: new Date(0) },
      })
      .execute();
    const standing = { city, month: '2025-11', person: FOREIGN.person, region: village, reach: FOREIGN.reach };
    await plantStanding(tx, standing);
    await plantObjection(tx, { ...standing, id: FOREIGN.objection });
    await plantRefused(tx, { city, id: FOREIGN.refused, person: 'X-person', region: village });
    const notice = { city, office: village, region: village, by: 'X-person' };
    await plantCircular(tx, { ...notice, id: FOREIGN.circular });
    await plantCircularDraft(tx, { ...notice, id: FOREIGN.circularDraft });
    const kept = { city, reach: FOREIGN.reach, region: village, by: 'X-person' };
    await plantBulletin(tx, { ...kept, id: FOREIGN.bulletin });
    await plantDocument(tx, { ...kept, id: FOREIGN.document });
    await plantWebhook(tx, { city, id: FOREIGN.webhook, made_by: 'X-person', region: village });
    await tx
      .insertInto('accounts')
      .values({ city, login: FOREIGN.account, person: 'X-person', role: 'handler', region: village })
      .execute();
    const at = new Date('2025-12-20T01:00:00Z');
    await tx
      .insertInto('patrols')
      .values({
        ...{ city, month: '2025-12', id: FOREIGN.patrol, person: 'X-person', reach: FOREIGN.reach, region: village },
        ...{ mode: 'walk', day: '2025-12-20', started_at: at, ended_at: at, length_m: 0, verdict: 'needs_review' },
        ...{ judgement: '{}', note: null, source: 'phone', content_hash: null, received_at: at },
      })
      .execute();
    await tx
      .insertInto('problems')
      .values({
        ...{ city, id: FOREIGN.problem, reach: FOREIGN.reach, region: village, type: 'other', source: 'chief' },
        ...{ key_problem: false, state: 'reported', text: '异事', lon: null, lat: null, patrol: null, reporter: null },
        ...{ department: null, reported_at: at, due_day: null, closed_at: null, content_hash: null, merged_into: null },
      })
      .execute();
  });
}
