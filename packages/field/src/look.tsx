// Ant Design Mobile in our language, and the size of the type as the person wants it.
import { useLanguage } from '@xunhe/ui/words';
import { ConfigProvider } from 'antd-mobile';
import enUS from 'antd-mobile/es/locales/en-US';
import zhCN from 'antd-mobile/es/locales/zh-CN';
import { type ReactNode, useSyncExternalStore } from 'react';

const STORED_AS = 'xunhe.largeType';
const listeners = new Set<() => void>();

export function Theme({ children }: { readonly children: ReactNode }) {
  const language = useLanguage();
  return <ConfigProvider locale={language === 'zh' ? zhCN : enUS}>{children}</ConfigProvider>;
}

export function useLargeType(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => document.documentElement.dataset.type === 'large',
  );
}

export function setLargeType(large: boolean): void {
  document.documentElement.dataset.type = large ? 'large' : 'normal';
  try {
    localStorage.setItem(STORED_AS, large ? 'large' : 'normal');
  } catch {
    // A browser that forbids storage keeps the choice for this page only.
  }
  for (const listener of listeners) listener();
}

try {
  document.documentElement.dataset.type = localStorage.getItem(STORED_AS) ?? 'normal';
} catch {
  document.documentElement.dataset.type = 'normal';
}
