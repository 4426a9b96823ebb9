// The phone itself: its clock, chance, position, screen and lock, behind the arguments that the recorder and the outbox take.
import type { RecorderHouse } from './recorder.ts';

const GEOLOCATION: PositionOptions = { enableHighAccuracy: true, maximumAge: 0, timeout: 30_000 };

export const watchPosition: RecorderHouse['watch'] = (onFix, onFail) => {
  if (!('geolocation' in navigator)) {
    onFail('unsupported');
    return () => undefined;
  }
  const id = navigator.geolocation.watchPosition(
    ({ coords, timestamp }) =>
      onFix({ atMs: timestamp, lon: coords.longitude, lat: coords.latitude, accuracyM: coords.accuracy }),
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
