// Every "no" of the server in one table: its kind (worded by the screens) and the status it travels with. Sorted; a test checks that each
// kind has its words in both languages.
import type { Refusal } from '@xunhe/domain/ground/result';

export const STATUS_OF_REFUSAL: Readonly<Record<string, number>> = {
  'account.apart': 409,
  'account.disabled': 401,
  'account.kind': 409,
  'account.own': 403,
  'account.taken': 409,
  'account.todo': 403,
  'audit.wholeCity': 403,
  'body.control': 400,
  'body.deep': 400,
  'body.keys': 400,
  'body.malformed': 400,
  'body.surrogate': 400,
  'body.tooLarge': 413,
  'body.type': 415,
  'city.unknown': 404,
  'delegation.assistant': 422,
  'delegation.long': 422,
  'delegation.over': 409,
  'delegation.past': 422,
  'delegation.twice': 409,
  'inventory.conflict': 409,
  'inventory.future': 422,
  'inventory.missing': 422,
  'inventory.period': 422,
  'inventory.twice': 422,
  notFound: 404,
  'password.again': 422,
  'password.guessable': 422,
  'password.needed': 422,
  'password.plain': 422,
  'password.short': 422,
  'password.wrong': 422,
  'patrol.conflict': 409,
  'patrol.future': 422,
  'patrol.tooLong': 422,
  'photo.broken': 409,
  'photo.notReady': 409,
  'post.held': 409,
  'post.level': 422,
  'post.noAccount': 422,
  'post.none': 404,
  'post.past': 422,
  'post.same': 422,
  'problem.conflict': 409,
  'problem.future': 422,
  'problem.illegalMove': 409,
  'problem.mergeTarget': 422,
  'problem.missing': 422,
  'problem.role': 403,
  'problem.level': 403,
  'problem.ownWork': 403,
  'problem.otherDepartment': 403,
  'problem.noPart': 409,
  'calendar.level': 403,
  'calendar.day': 422,
  'calendar.range': 422,
  'calendar.order': 422,
  'calendar.weekday': 422,
  'calendar.both': 422,
  'calendar.long': 422,
  'problem.until': 422,
  'problem.photoMissing': 422,
  'problem.department': 422,
  'push.host': 422,
  'push.off': 409,
  'rate.exceeded': 429,
  'reach.readOnly': 403,
  'record.busy': 503,
  'record.conflict': 409,
  'record.hash': 422,
  'record.id': 422,
  'record.newer': 409,
  'record.settled': 409,
  'request.header': 403,
  'request.invalid': 400,
  'review.appealed': 409,
  'review.conflict': 409,
  'review.counts': 409,
  'review.decidedAbove': 403,
  'review.future': 422,
  'review.late': 422,
  'review.moved': 409,
  'review.noReason': 422,
  'review.noText': 422,
  'review.notHigher': 403,
  'review.notOwn': 403,
  'review.notWaiting': 409,
  'review.own': 403,
  'review.reach': 422,
  'review.role': 403,
  'right.missing': 403,
  'secondFactor.notBegun': 409,
  'secondFactor.wrong': 422,
  'server.failed': 500,
  'session.missing': 401,
  'session.other': 409,
  'signal.own': 403,
  'signal.settled': 409,
  'signIn.busy': 503,
  'signIn.codeNeeded': 401,
  'signIn.codeWrong': 401,
  'signIn.locked': 429,
  'signIn.place': 403,
  'signIn.wrong': 401,
  'sso.away': 503,
  'sso.refused': 401,
  'sso.unknown': 403,
  'store.away': 503,
  'store.full': 507,
  'upload.busy': 503,
  'upload.hash': 422,
  'upload.length': 422,
  'upload.quota': 429,
};

/** Carries a refusal through a transaction, so that it rolls back, to the one catch of the door. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

export function statusOf(refusal: Refusal): number {
  const status = STATUS_OF_REFUSAL[refusal.kind];
  if (status === undefined) throw new Error(`The refusal "${refusal.kind}" is not in the table of refusals`);
  return status;
}

export function refusalBody(refusal: Refusal): { kind: string; path?: string; details?: Record<string, unknown> } {
  const { kind, path, ...details } = refusal;
  return {
    kind,
    ...(typeof path === 'string' ? { path } : {}),
    ...(Object.keys(details).length > 0 ? { details } : {}),
  };
}
