// The phone itself: its clock, chance, position, screen and lock, behind the arguments that the recorder and the outbox take.
import type { RecorderHouse } from './walking/recording.ts';

const GEOLOCATION: PositionOptions = { enableHighAccuracy: true, maximumAge: 0, timeout: 30_000 };

export const watchPosition: RecorderHouse['watch'] = (onFix, onFail) => {
  if (!('geolocation' in navigator)) {
    onFail('unsupported');
    return () => undefined;
  }
  const id = navigator.geolocation.watchPosition(
    ({ coords }) => onFix({ lon: coords.longitude, lat: coords.latitude, accuracyM: coords.accuracy }),
    (error) => onFail(error.code === error.PERMISSION_DENIED ? 'denied' : 'unavailable'),
    GEOLOCATION,
  );
  return () => navigator.geolocation.clearWatch(id);
};

/** Where the phone is now; null when it does not say within ten seconds. */
export function findPosition(): Promise<{ lon: number; lat: number } | null> {
  if (!('geolocation' in navigator)) return Promise.resolve(null);
  return new Promise((resolve) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lon: coords.longitude, lat: coords.latitude }),
      () => resolve(null),
      { enableHighAccuracy: true, maximumAge: 15_000, timeout: 10_000 },
    ),
  );
}

/** The system takes the lock away whenever the page is hidden, so it is asked for again when it is seen. */
export function keepScreenOn(): () => void {
  let lock: WakeLockSentinel | null = null;
  let over = false;
  const ask = async () => {
    if (over || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    // Refused on a low battery: the patrol goes on, gaps are told as such.
    lock = await navigator.wakeLock.request('screen').catch(() => null);
    if (over) void lock?.release();
  };
  const again = () => void ask();
  document.addEventListener('visibilitychange', again);
  again();
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', again);
    void lock?.release();
  };
}

export function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** A page out of sight gets no position, whatever the screen does. */
export const watchSight: RecorderHouse['watchSight'] = (onChange) => {
  const tell = () => onChange(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', tell);
  return () => document.removeEventListener('visibilitychange', tell);
};

/** SHA-256, hexadecimal. */
export async function digest(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** One page of this phone sends at a time; without the Web Locks every page may, which the server's ids make harmless. */
export async function runAlone(work: () => Promise<void>): Promise<boolean> {
  if (!('locks' in navigator)) {
    await work();
    return true;
  }
  return navigator.locks.request('xunhe-outbox', { ifAvailable: true }, async (lock) => {
    if (lock) await work();
    return lock !== null;
  });
}

/** One page records. The browser lets go of the lock when the page ends, however it ends. */
export function holdPatrol(): Promise<(() => void) | null> {
  if (!('locks' in navigator)) return Promise.resolve(() => undefined);
  return new Promise((resolve) => {
    void navigator.locks.request('xunhe-patrol', { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null);
      return new Promise<void>((letGo) => resolve(letGo));
    });
  });
}

/** Asks the browser not to throw the app's storage away when the phone runs full; null when it does not say. */
export async function keepStorage(): Promise<boolean | null> {
  if (!navigator.storage?.persist) return null;
  return (await navigator.storage.persisted()) || navigator.storage.persist();
}
