// Roles an account can hold. The three administrators exclude each other (等保 2.0 level 3, 8.1.4.2): none of them may do office work.

export const ROLES = [
  'chief',
  'assistant',
  'office',
  'handler',
  'inspector',
  'system_admin',
  'security_admin',
  'audit_admin',
  'service',
] as const;

export type Role = (typeof ROLES)[number];

const ADMINISTRATORS: readonly Role[] = ['system_admin', 'security_admin', 'audit_admin'];

export function isAdministrator(role: Role): boolean {
  return ADMINISTRATORS.includes(role);
}

/** May one person not hold both? An administrator holds nothing beside his post, and a device is nobody. */
export function areApart(a: Role, b: Role): boolean {
  return a !== b && [a, b].some((role) => ADMINISTRATORS.includes(role) || role === 'service');
}
