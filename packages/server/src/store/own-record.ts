// What the file of a person holds beside his patrols: what he did and wrote, what was asked of him, what was said to him and of him. Every table
// that names a person stands here or in the list of its test, which says why not.
import { sql } from 'kysely';
import type { Tx } from './db.ts';
import type { Owner } from './my-data.ts';

/** Problems the person reported, and the steps he took with any. */
export async function listOwnDeeds(tx: Tx, { city, person }: Owner) {
  return {
    problems: await tx
      .selectFrom('problems')
      .select(['id', 'reach', 'type', 'state', 'text', 'lon', 'lat', 'patrol'])
      .select('reported_at as reportedAt')
      .where('city', '=', city)
      .where('reporter', '=', person)
      .orderBy('reported_at')
      .orderBy('id')
      .execute(),
    moves: await tx
      .selectFrom('problem_moves')
      .select(['problem', 'move', 'at', 'note'])
      .select(['from_state as from', 'to_state as to'])
      .where('city', '=', city)
      .where('by_person', '=', person)
      .orderBy('at')
      .execute(),
    // What lies in the bytes themselves is told too; the picture is under its path while its record is shown to him.
    photos: await tx
      .selectFrom('photos')
      .select(['record', 'n', 'role', 'at', 'lon', 'lat', 'bytes', 'state'])
      .select(['record_kind as recordKind', 'from_where as from', 'received_at as receivedAt'])
      .select(['exif_at as cameraAt', 'exif_lon as cameraLon', 'exif_lat as cameraLat', 'exif_camera as camera'])
      .select(sql<string>`encode(sha256, 'hex')`.as('sha256'))
      .select(sql<string>`'/api/photos/' || record || '.' || n || '/view'`.as('path'))
      .where('city', '=', city)
      .where('person', '=', person)
      .orderBy('at')
      .orderBy('record')
      .orderBy('n')
      .execute(),
    uploads: await tx
      .selectFrom('uploads')
      .select(['bytes', 'received_at as receivedAt', sql<string>`encode(sha256, 'hex')`.as('sha256')])
      .where('city', '=', city)
      .where('person', '=', person)
      .orderBy('received_at')
      .execute(),
    // What the person wrote himself, and what was written about his patrols.
    reviews: await tx
      .selectFrom('patrol_reviews')
      .select(['patrol', 'seq', 'kind', 'by_person as by', 'at', 'text', 'outcome', 'reaches'])
      .where('city', '=', city)
      .where((x) =>
        x.or([
          x('by_person', '=', person),
          x(
            'patrol',
            'in',
            tx.selectFrom('patrols').select('id').where('city', '=', city).where('person', '=', person),
          ),
        ]),
      )
      .orderBy('at')
      .orderBy('seq')
      .execute(),
    inventories: await tx
      .selectFrom('inventories')
      .select(['id', 'reach', 'day', 'items'])
      .select(['period_from as periodFrom', 'period_to as periodTo', 'taken_at as takenAt'])
      .where('city', '=', city)
      .where('person', '=', person)
      .orderBy('taken_at')
      .orderBy('id')
      .execute(),
    duties: await tx
      .selectFrom('duties')
      .select(['month', 'reach', 'level', 'visits'])
      .where('city', '=', city)
      .where('person', '=', person)
      .orderBy('month')
      .orderBy('reach')
      .execute(),
    ...(await listOwnDays(tx, { city, person })),
    ...(await listOwnStandings(tx, { city, person })),
    ...(await listOwnReminders(tx, { city, person })),
    ...(await listOwnMail(tx, { city, person })),
    savedViews: await tx
      .selectFrom('saved_views')
      .select(['screen', 'name', 'search', 'saved_at as savedAt'])
      .where('city', '=', city)
      .where('person', '=', person)
      .orderBy('screen')
      .orderBy('name')
      .execute(),
    ...(await listOwnTroubles(tx, { city, person })),
  };
}

/** Days away, and who stood in for whom. */
async function listOwnDays(tx: Tx, { city, person }: Owner) {
  return {
    absences: await tx
      .selectFrom('absences')
      .select(['kind', 'from_day as from', 'to_day as to', 'told_by as toldBy', 'told_at as toldAt'])
      .select(['withdrawn_at as withdrawnAt', 'moved'])
      .where('city', '=', city)
      .where('person', '=', person)
      .orderBy('from_day')
      .orderBy('id')
      .execute(),
    delegations: await tx
      .selectFrom('delegations')
      .select(['chief', 'assistant', 'from_day as from', 'to_day as to', 'ended_day as endedDay'])
      .select(['made_by as madeBy', 'made_at as madeAt'])
      .where('city', '=', city)
      .where((x) => x.or([x('chief', '=', person), x('assistant', '=', person)]))
      .orderBy('from_day')
      .orderBy('id')
      .execute(),
  };
}

/** How he stood among his peers month by month, in every version with the cases behind it, and what he said against it. */
async function listOwnStandings(tx: Tx, { city, person }: Owner) {
  return {
    standings: await tx
      .selectFrom('standings')
      .select(['month', 'version', 'level', 'body', 'cases', 'policy', 'set_at as setAt'])
      .where('city', '=', city)
      .where('person', '=', person)
      .orderBy('month')
      .orderBy('version')
      .execute(),
    objections: await tx
      .selectFrom('standing_objections')
      .select(['month', 'number', 'version', 'rows', 'text', 'at', 'granted', 'reason'])
      .select([
        'decided_at as decidedAt',
        'decided_by as decidedBy',
        'left_out as leftOut',
        'new_version as newVersion',
      ])
      .where('city', '=', city)
      .where('person', '=', person)
      .orderBy('at')
      .orderBy('id')
      .execute(),
  };
}

/** The code that shows a mailbox to be his is left out. */
async function listOwnMail(tx: Tx, { city, person }: Owner) {
  return {
    mailbox: await tx
      .selectFrom('mail_addresses')
      .select(['address', 'language', 'pace', 'kinds', 'confirmed_at as confirmedAt'])
      .where('city', '=', city)
      .where('person', '=', person)
      .execute(),
    mailsSent: await tx
      .selectFrom('mail_deliveries')
      .select(['purpose', 'address', 'state', 'attempts', 'answer', 'made_at as madeAt', 'ended_at as endedAt'])
      .where('city', '=', city)
      .where('person', '=', person)
      .orderBy('made_at')
      .orderBy('id')
      .execute(),
    noticesRead: await tx
      .selectFrom('circular_receipts')
      .select(['circular', 'seen_at as seenAt', 'confirmed_at as confirmedAt'])
      .where('city', '=', city)
      .where('person', '=', person)
      .orderBy('seen_at')
      .orderBy('circular')
      .execute(),
  };
}

/** What of his was not taken, whole; and questions about his records that an office has settled. One that is still open is the office's work. */
async function listOwnTroubles(tx: Tx, { city, person }: Owner) {
  return {
    refusedRecords: await tx
      .selectFrom('refused_records')
      .select(['id', 'kind', 'device', 'refusal', 'note', 'received_at as receivedAt', 'settled_at as settledAt'])
      .select(sql<string>`encode(content, 'base64')`.as('contentBase64'))
      .where('city', '=', city)
      .where('person', '=', person)
      .orderBy('received_at')
      .orderBy('id')
      .execute(),
    signals: await tx
      .selectFrom('signals')
      .select(['month', 'kind', 'severity', 'reach', 'patrol', 'numbers', 'state', 'note', 'settled_at as settledAt'])
      .where('city', '=', city)
      .where('person', '=', person)
      .where('settled_at', 'is not', null)
      .orderBy('month')
      .orderBy('id')
      .execute(),
  };
}

/** The address of a push is left out: whoever has it could ring the phone. */
async function listOwnReminders(tx: Tx, { city, person }: Owner) {
  return {
    reminders: await tx
      .selectFrom('reminders')
      .select(['kind', 'at', 'body', 'push', 'read_at as readAt'])
      .where('city', '=', city)
      .where('person', '=', person)
      .orderBy('at')
      .orderBy('id')
      .execute(),
    pushDevices: await tx
      .selectFrom('push_subscriptions')
      .select(['session', 'language', 'made_at as madeAt'])
      .where('city', '=', city)
      .where('person', '=', person)
      .orderBy('session')
      .execute(),
    pushesSent: await tx
      .selectFrom('push_deliveries')
      .select(['session', 'host', 'state', 'made_at as madeAt'])
      .where('city', '=', city)
      .where('person', '=', person)
      .orderBy('made_at')
      .execute(),
  };
}
