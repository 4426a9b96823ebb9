// Turning pushes to this phone on and off. Nothing is asked of the browser before the person has said so; afterwards a subscription that
// was lost (a new session, a browser that renewed it) is brought again by itself, for that person alone.
import type { AnswerOf, Client } from '@xunhe/contract/client';
import type { Language } from '@xunhe/ui/words';
import type { FieldStore } from './keeping/field-store.ts';

export interface BrowserKeys {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  /** The server's key that it was made for. */
  readonly server: string;
}

/** What a browser can do. */
export interface PushDevice {
  supports(): boolean;
  /** Apple's phones know pushes only for an app on the home screen. */
  isAppleInBrowser(): boolean;
  permission(): NotificationPermission;
  ask(): Promise<NotificationPermission>;
  current(): Promise<BrowserKeys | null>;
  /** Fails when the browser cannot reach its push service. */
  subscribe(key: string): Promise<BrowserKeys>;
  unsubscribe(): Promise<void>;
}

export type PushState = AnswerOf<'pushState'>;

/** How things stand, in the order in which it is said. */
export type PushStanding = 'off' | 'install' | 'unsupported' | 'denied' | 'on' | 'ready';

export type PushTried = 'on' | 'denied' | 'dismissed' | 'noService' | { readonly refused: string };

export interface PushHouse {
  readonly device: PushDevice;
  readonly client: Client;
  readonly store: FieldStore;
  readonly now: () => number;
}

export function standingOf(device: PushDevice, state: PushState, isHere: boolean): PushStanding {
  if (state.key === null) return 'off';
  if (!device.supports()) return device.isAppleInBrowser() ? 'install' : 'unsupported';
  if (device.permission() === 'denied') return 'denied';
  return isHere && device.permission() === 'granted' ? 'on' : 'ready';
}

/** Does the server send to the subscription that this browser holds? */
export async function isSubscribed(device: PushDevice, state: PushState): Promise<boolean> {
  if (!device.supports() || state.endpoint === null) return false;
  const current = await device.current();
  return current?.endpoint === state.endpoint && current.server === state.key;
}

export async function turnOnPush(
  house: PushHouse,
  { key, person, language }: { readonly key: string; readonly person: string; readonly language: Language },
): Promise<PushTried> {
  const { device, client, store, now } = house;
  const permission = await device.ask();
  if (permission !== 'granted') return permission === 'denied' ? 'denied' : 'dismissed';
  const keys = await subscribe(device, key);
  if (!keys) return 'noService';
  const { endpoint, p256dh, auth } = keys;
  const answer = await client.call('subscribePush', { body: { endpoint, p256dh, auth, language } });
  if (!answer.ok) return { refused: answer.refusal.kind };
  await store.keep(wishOf(person), { value: language, keptMs: now() }, person).catch(() => undefined);
  return 'on';
}

export async function turnOffPush({ device, client, store }: PushHouse, person: string): Promise<string | null> {
  const answer = await client.call('unsubscribePush');
  if (!answer.ok) return answer.refusal.kind;
  await store.forget(wishOf(person));
  await device.unsubscribe();
  return null;
}

/** Brings the subscription again when the person wanted pushes here and the server does not send to this browser. Asks nobody anything. */
export async function renewPush(house: PushHouse, person: string, language: Language): Promise<boolean> {
  const { device, client, store } = house;
  const wish = await store.kept(wishOf(person), person);
  if (!wish || !device.supports() || device.permission() !== 'granted') return false;
  const state = await client.call('pushState');
  if (!state.ok || state.value.key === null) return false;
  if (wish.value === language && (await isSubscribed(device, state.value))) return false;
  return (await turnOnPush(house, { key: state.value.key, person, language })) === 'on';
}

async function subscribe(device: PushDevice, key: string): Promise<BrowserKeys | null> {
  try {
    const current = await device.current();
    if (current?.server === key) return current;
    // One made for another key of the server must go first.
    if (current) await device.unsubscribe();
    return await device.subscribe(key);
  } catch {
    return null;
  }
}

/** Kept for each person: who signs in next on this phone has not asked for anything. */
function wishOf(person: string): string {
  return `pushWanted/${person}`;
}
