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
