// In which order a list comes: by one of its own fields, up or down. Without it each list has the order that suits its work, most often the
// newest first. A field that the list does not have is refused by name.
import Type from 'typebox';

/** By endpoint. WARNING: they stand in addresses and saved views. */
export const LIST_SORTS = {
  patrols: ['startedAt', 'personName', 'reachName', 'mode', 'minutes', 'lengthM', 'verdict'],
  /** The first three are orders of the desk: they know their own direction. */
  problems: ['due', 'reported', 'state', 'reachName', 'type', 'region', 'departmentName'],
  warnings: ['reachName', 'waterName', 'region', 'level', 'previous', 'probability', 'lastClass'],
  duties: ['personName', 'personLevel', 'reachName', 'regionName', 'level', 'visits', 'done'],
  reaches: ['name', 'waterName', 'kind', 'region', 'lengthM', 'wqClass', 'level', 'probability', 'id'],
  people: ['name', 'level', 'region', 'reaches'],
  accounts: ['login', 'name', 'role', 'region', 'sessions', 'seenAt'],
  signals: ['month', 'severity', 'kind', 'personName', 'reachName', 'region', 'state'],
  heldReadings: ['day', 'placeName', 'reachName', 'indicator', 'value', 'reason', 'state', 'heldAt'],
  deliveries: ['at', 'senderName', 'stored', 'repeated', 'refused', 'waiting'],
  inventories: ['at', 'reachName', 'region', 'personName'],
  sentCirculars: ['title', 'publishedAt', 'lastDay'],
  circularReaders: ['name', 'region', 'seenAt', 'confirmedAt'],
  /** By the chain alone: it is read forwards or backwards, and it is the longest of all. */
  auditEvents: ['seq'],
  refusedRecords: ['receivedAt', 'kind', 'personName', 'region', 'settledAt'],
  /** There is no order by a number: the list is no ranking. */
  standings: ['name', 'region'],
  standingObjections: ['at', 'name', 'region'],
  delegations: ['from', 'to', 'chiefName', 'assistantName'],
  absences: ['from', 'to', 'personName', 'kind'],
  signboards: ['id', 'name', 'kind', 'reaches'],
  webhookDeliveries: ['at', 'kind', 'state', 'attempts', 'sentAt'],
  /** Of a period. */
  reports: ['name', 'level', 'region', 'visits', 'done', 'own', 'others', 'open', 'overdue', 'failing', 'asOf'],
  /** Of all kinds of registers: each has those that stand in its form, and these four as far as they have them. */
  register: [
    ...(['id', 'name', 'region', 'retiredOn'] as const),
    ...(['kind', 'reach', 'waterBody', 'downstream', 'bank', 'lengthM', 'widthM', 'targetClass'] as const),
    ...(['loadKgd', 'status', 'basin', 'openedOn'] as const),
  ],
} as const;

export type SortedList = keyof typeof LIST_SORTS;
export type SortOf<L extends SortedList> = (typeof LIST_SORTS)[L][number];

export const SORT_ORDERS = ['up', 'down'] as const;
export type SortOrder = (typeof SORT_ORDERS)[number];

/** What a list is asked for beside its page. */
export interface Sorting<L extends SortedList> {
  readonly sort?: SortOf<L> | undefined;
  readonly order?: SortOrder | undefined;
}

/** Without an order a field goes up. Rows without a value come last either way. */
export function SortQuery<const L extends SortedList>(list: L) {
  return {
    sort: Type.Optional(Type.Enum(LIST_SORTS[list] as readonly SortOf<L>[])),
    order: Type.Optional(Type.Enum(SORT_ORDERS)),
  };
}
