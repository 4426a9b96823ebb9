// Who may do what: role × right × relation of the person's region to the row's region, as data. `own` is the person's own rows,
// `area` the rows inside his region; foreign rows and absent ones are the same to everyone.
import type { Role } from './role.ts';

/** WARNING: names stand in the contract and in the audit trail; add, never rename. */
export const RIGHTS = [
  'place.read',
  'warning.read',
  'duty.read',
  'duty.readOwn',
  'patrol.submit',
  'patrol.read',
  'problem.report',
  'problem.read',
  'problem.move',
  'evaluation.read',
  'model.read',
  'cycle.read',
  'cycle.run',
  'account.manage',
  'audit.read',
] as const;

export type Right = (typeof RIGHTS)[number];
export type Reach = 'own' | 'area';

const TABLE: Readonly<Record<Role, Partial<Readonly<Record<Right, Reach>>>>> = {
  chief: {
    'place.read': 'area',
    'warning.read': 'area',
    'duty.read': 'area',
    'duty.readOwn': 'own',
    'patrol.submit': 'own',
    'patrol.read': 'area',
    'problem.report': 'area',
    'problem.read': 'area',
    'problem.move': 'area',
    'evaluation.read': 'area',
    'model.read': 'area',
  },
  assistant: {
    'place.read': 'area',
    'warning.read': 'area',
    'duty.readOwn': 'own',
    'patrol.submit': 'own',
    'patrol.read': 'own',
    'problem.report': 'area',
    'problem.read': 'own',
  },
  office: {
    'place.read': 'area',
    'warning.read': 'area',
    'duty.read': 'area',
    'patrol.read': 'area',
    'problem.report': 'area',
    'problem.read': 'area',
    'problem.move': 'area',
    'evaluation.read': 'area',
    'model.read': 'area',
    'cycle.read': 'area',
    'cycle.run': 'area',
  },
  handler: { 'place.read': 'area', 'warning.read': 'area', 'problem.read': 'area', 'problem.move': 'area' },
  inspector: {
    'place.read': 'area',
    'warning.read': 'area',
    'duty.read': 'area',
    'patrol.read': 'area',
    'problem.report': 'area',
    'problem.read': 'area',
    'evaluation.read': 'area',
  },
  system_admin: { 'cycle.read': 'area', 'cycle.run': 'area' },
  security_admin: { 'account.manage': 'area' },
  audit_admin: { 'audit.read': 'area' },
  service: {},
};

/** How far a role's right reaches, or null when the role does not hold it. */
export function rightOf(role: Role, right: Right): Reach | null {
  return TABLE[role][right] ?? null;
}

export function rightsOf(role: Role): Right[] {
  return RIGHTS.filter((right) => TABLE[role][right] !== undefined);
}
