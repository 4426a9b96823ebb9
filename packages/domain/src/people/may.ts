// Who may do what: role × right × relation of the person's region to the row's region, as data. `own` is the person's own rows,
// `area` the rows inside his region; foreign rows and absent ones are the same to everyone.
import type { Role } from './role.ts';

/** WARNING: names stand in the contract and in the audit trail; add, never rename. */
export const RIGHTS = [
  'place.read',
  'people.read',
  'warning.read',
  'duty.read',
  'duty.readOwn',
  'record.send',
  'record.settle',
  'patrol.submit',
  'patrol.read',
  'track.read',
  'problem.report',
  'problem.read',
  'problem.move',
  'evaluation.read',
  'model.read',
  'cycle.read',
  'cycle.run',
  'account.manage',
  'audit.read',
  'delegation.read',
  'delegation.give',
  'post.manage',
  'photo.original',
  'patrol.appeal',
  'patrol.review',
  'signal.read',
  'signal.settle',
  'calendar.manage',
  'citizen.answer',
  'webhook.read',
  'webhook.manage',
  'mark.manage',
  'policy.read',
  'policy.manage',
  'warning.review',
  'warning.publish',
  'report.read',
  'report.make',
  'circular.publish',
  'standing.readOwn',
  'standing.object',
  'standing.read',
  'standing.settle',
  'register.write',
  'bulletin.write',
  'document.write',
  'reading.read',
  'reading.settle',
  'observation.push',
] as const;

export type Right = (typeof RIGHTS)[number];
export type Reach = 'own' | 'area';

const TABLE: Readonly<Record<Role, Partial<Readonly<Record<Right, Reach>>>>> = {
  chief: {
    'place.read': 'area',
    'people.read': 'area',
    'warning.read': 'area',
    'duty.read': 'area',
    'duty.readOwn': 'own',
    'record.send': 'own',
    'patrol.submit': 'own',
    'patrol.appeal': 'own',
    'patrol.review': 'area',
    'patrol.read': 'area',
    'track.read': 'area',
    'problem.report': 'area',
    'problem.read': 'area',
    'problem.move': 'area',
    'evaluation.read': 'area',
    'report.read': 'area',
    'model.read': 'area',
    'delegation.read': 'own',
    'delegation.give': 'own',
    'signal.read': 'area',
    'standing.readOwn': 'own',
    'standing.object': 'own',
  },
  assistant: {
    'place.read': 'area',
    'warning.read': 'area',
    'people.read': 'area',
    'duty.readOwn': 'own',
    'record.send': 'own',
    'patrol.submit': 'own',
    'patrol.appeal': 'own',
    'patrol.read': 'own',
    'track.read': 'own',
    'problem.report': 'area',
    'problem.read': 'own',
    'delegation.read': 'own',
  },
  office: {
    'record.send': 'own',
    'record.settle': 'area',
    'place.read': 'area',
    'people.read': 'area',
    'warning.read': 'area',
    'duty.read': 'area',
    'patrol.review': 'area',
    'patrol.read': 'area',
    'track.read': 'area',
    'problem.report': 'area',
    'problem.read': 'area',
    'problem.move': 'area',
    'evaluation.read': 'area',
    'report.read': 'area',
    'report.make': 'area',
    'model.read': 'area',
    'cycle.read': 'area',
    'cycle.run': 'area',
    'delegation.read': 'area',
    'delegation.give': 'area',
    'post.manage': 'area',
    'photo.original': 'area',
    'signal.read': 'area',
    'signal.settle': 'area',
    'calendar.manage': 'area',
    'citizen.answer': 'area',
    'webhook.read': 'area',
    'mark.manage': 'area',
    'policy.read': 'area',
    'policy.manage': 'area',
    'warning.review': 'area',
    'warning.publish': 'area',
    'circular.publish': 'area',
    'standing.read': 'area',
    'standing.settle': 'area',
    'register.write': 'area',
    'bulletin.write': 'area',
    'document.write': 'area',
    'reading.read': 'area',
    'reading.settle': 'area',
  },
  handler: {
    // Pictures of what was done.
    'record.send': 'own',
    'place.read': 'area',
    'people.read': 'area',
    'warning.read': 'area',
    'problem.read': 'area',
    'problem.move': 'area',
  },
  inspector: {
    'record.send': 'own',
    'place.read': 'area',
    'people.read': 'area',
    'warning.read': 'area',
    'duty.read': 'area',
    'patrol.read': 'area',
    'problem.report': 'area',
    'problem.read': 'area',
    'problem.move': 'area',
    'evaluation.read': 'area',
    'reading.read': 'area',
    'report.read': 'area',
  },
  system_admin: { 'cycle.read': 'area', 'cycle.run': 'area', 'webhook.read': 'area', 'webhook.manage': 'area' },
  security_admin: { 'account.manage': 'area', 'people.read': 'area' },
  audit_admin: { 'audit.read': 'area' },
  service: { 'observation.push': 'area' },
};

/** How far a role's right reaches, or null when the role does not hold it. */
export function rightOf(role: Role, right: Right): Reach | null {
  return TABLE[role][right] ?? null;
}

export function rightsOf(role: Role): Right[] {
  return RIGHTS.filter((right) => TABLE[role][right] !== undefined);
}

export interface Holder {
  readonly person: string;
  readonly role: Role;
  readonly city: string;
  /** 12-digit code of the region the account stands for. */
  readonly region: string;
}

/** The row asked for: where it lies, and whose it is (`null` when it belongs to nobody). */
export interface Asked {
  readonly city: string;
  readonly region: string;
  readonly person: string | null;
}

/** May this person use the right on this row? A row in another city is never reached, whatever the region says. */
export function may(holder: Holder, right: Right, asked: Asked): boolean {
  const reach = rightOf(holder.role, right);
  if (reach === null || holder.city !== asked.city) return false;
  return reach === 'own' ? asked.person === holder.person : isInside(asked.region, holder.region);
}

/** Is a region the same as, or below, another? Codes are 2+2+2+3+3 digits; a wider region ends in zero groups. */
export function isInside(region: string, area: string): boolean {
  return region.startsWith(regionPrefix(area));
}

/** The digits that all regions inside share: `440103000000` gives `440103`, `440103002000` gives `440103002`. */
export function regionPrefix(region: string): string {
  for (const end of [2, 4, 6, 9]) if (/^0*$/.test(region.slice(end))) return region.slice(0, end);
  return region;
}
