// What a phone may owe the server: records it makes by itself, each with an id of its own, sent once it has a network.

/** WARNING: on the wire and on phones in the field; add, never rename. */
export const RECORD_KINDS = ['patrol', 'problem', 'inventory', 'appeal'] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

/** What a picture shows, as whoever took it says. WARNING: on the wire and in the store; add, never rename. */
export const PHOTO_ROLES = ['view', 'document', 'before', 'after'] as const;

export type PhotoRole = (typeof PHOTO_ROLES)[number];

/** The seven groups that are looked at on a patrol (垃圾、违章、水质、污染、排口、设施、其他). WARNING: add, never rename. */
export const CHECK_GROUPS = ['refuse', 'encroachment', 'water', 'pollution', 'outfall', 'facility', 'other'] as const;

export type CheckGroup = (typeof CHECK_GROUPS)[number];
