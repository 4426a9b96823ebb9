// The styles of the Ant Design components that the console uses, as one stylesheet written while it is built. Made in the page, as the library does by
// itself, they cost every first look a fifth of its time.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractStyle } from '@ant-design/static-style-extract';
import { ConfigProvider } from 'antd';
import { createElement, type ReactNode } from 'react';
import type { Plugin } from 'vite';
import { THEME } from './src/frame/theme-tokens.ts';

const ID = 'virtual:antd-styles.css';
const SOURCES = ['./src', '../ui/src'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
/** What the components show of their own accord: a list's emptiness, a button's waiting, a table's pages, a form's rows. */
const WITHIN = [
  'Button',
  'Checkbox',
  'Col',
  'Dropdown',
  'Empty',
  'Input',
  'Menu',
  'Pagination',
  'Popover',
  'Radio',
  'Row',
  'Select',
  'Skeleton',
  'Space',
  'Spin',
  'Tag',
  'Tooltip',
  'Tree',
];
/** Draws nothing of its own. */
const UNSEEN = ['ConfigProvider'];

export function antdStyles(): Plugin {
  return {
    name: 'antd-styles',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load: (id) => (id === `\0${ID}` ? extractStyle({ customTheme: inTheme, includes: listComponents() }) : null),
  };
}

const inTheme = (node: ReactNode) => createElement(ConfigProvider, { theme: THEME }, node);

/** Every component that a source file takes from the library. */
function listComponents(): string[] {
  const found = SOURCES.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/import \{([^}]+)\} from 'antd';/g)]),
  ).flatMap(([, names]) => names!.split(',').map((name) => name.trim()));
  // Types are written in the same braces and draw nothing.
  const components = found.filter((name) => /^[A-Z]\w+$/.test(name) && !UNSEEN.includes(name));
  return [...new Set([...components, ...WITHIN])].sort();
}
