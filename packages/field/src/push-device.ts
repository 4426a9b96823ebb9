// What this browser can do about pushes, behind the door that `push.ts` takes.
import type { BrowserKeys, PushDevice } from './push.ts';

export const pushDevice: PushDevice = {
  supports: () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window,
  isAppleInBrowser: () => isApple() && !isStandalone(),
  permission: () => ('Notification' in window ? Notification.permission : 'denied'),
  ask: () => Notification.requestPermission(),
  async current() {
    const found = await (await registration())?.pushManager.getSubscription();
    return found ? readKeys(found) : null;
  },
  async subscribe(key) {
    const worker = await navigator.serviceWorker.ready;
    const options = { userVisibleOnly: true, applicationServerKey: key };
    return readKeys(await worker.pushManager.subscribe(options));
  },
  async unsubscribe() {
    await (await (await registration())?.pushManager.getSubscription())?.unsubscribe();
  },
};

function registration(): Promise<ServiceWorkerRegistration | undefined> {
  return navigator.serviceWorker.getRegistration('/m/');
}

function isApple(): boolean {
  // An iPad calls itself a Mac, and is the only Mac with a touch screen.
  return (
    /iPhone|iPad|iPod/.test(navigator.userAgent) || (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  );
}

function isStandalone(): boolean {
  return (
    matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true
  );
}

function readKeys(subscription: PushSubscription): BrowserKeys {
  return {
    endpoint: subscription.endpoint,
    p256dh: toText(subscription.getKey('p256dh')),
    auth: toText(subscription.getKey('auth')),
    server: toText(subscription.options.applicationServerKey),
  };
}

function toText(bytes: ArrayBuffer | null): string {
  const text = String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0)));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
