// Ant Design in our colours. What its components look like stands in a stylesheet that the build writes, so no page makes it anew.
import { useLanguage } from '@xunhe/ui/words';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { THEME } from './theme-tokens.ts';

const WRITTEN = { ...THEME, zeroRuntime: true };

export function Theme({ children }: { readonly children: ReactNode }) {
  const language = useLanguage();
  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={WRITTEN}>
      {children}
    </ConfigProvider>
  );
}
