// What a page can be told has changed. Only that it did, never what: the page asks again, and is answered by its own right.

export const LIVE_TOPICS = [
  'patrol',
  'problem',
  'warning',
  'duty',
  'cycle',
  'signal',
  'reading',
  'notice',
  'register',
  'bulletin',
  'document',
] as const;

export type LiveTopic = (typeof LIVE_TOPICS)[number];

/** The topic by the first word of an event's kind (`patrol.submitted`). What no screen shows as it happens has none. */
const TOPIC_OF: Readonly<Record<string, readonly LiveTopic[]>> = {
  patrol: ['patrol', 'duty'],
  inventory: ['duty'],
  problem: ['problem'],
  citizen: ['problem'],
  warning: ['warning', 'duty'],
  duty: ['duty'],
  absence: ['duty'],
  delegation: ['duty'],
  post: ['duty', 'register'],
  // The acts of the month, in their order.
  month: ['cycle'],
  observations: ['cycle', 'reading'],
  risk: ['cycle', 'warning'],
  warnings: ['cycle', 'warning'],
  duties: ['cycle', 'duty'],
  evaluated: ['cycle', 'duty'],
  forecasts: ['cycle'],
  standings: ['cycle'],
  signal: ['signal'],
  signals: ['signal'],
  reading: ['reading'],
  circular: ['notice'],
  city: ['register', 'cycle', 'reading'],
  register: ['register'],
  bulletin: ['bulletin'],
  document: ['document'],
};

export function topicsOf(eventKind: string): readonly LiveTopic[] {
  const word = eventKind.split('.')[0]!;
  return Object.hasOwn(TOPIC_OF, word) ? TOPIC_OF[word]! : [];
}

/** True when who stands in `region` has to do with what happened in `happened`: inside his region, or in all of what holds it. Both are prefixes. */
export function concerns(region: string, happened: string): boolean {
  return happened.startsWith(region) || region.startsWith(happened);
}
