// Our colours and measures in the words of Ant Design: dense, flat, and without motion. Read by the page and by the build, which writes the styles of
// the components with them.

const TOKENS = {
  colorPrimary: '#0b6e8a',
  colorInfo: '#0b6e8a',
  colorLink: '#0b6e8a',
  colorLinkHover: '#095a71',
  colorLinkActive: '#095a71',
  colorError: '#b3261e',
  colorSuccess: '#2e7d4f',
  colorText: '#16242b',
  colorTextSecondary: '#5b6b73',
  colorTextTertiary: '#5b6b73',
  colorTextDescription: '#5b6b73',
  colorTextPlaceholder: '#5b6b73',
  colorTextDisabled: '#5b6b73',
  colorBorderSecondary: '#dce3e6',
  colorBgLayout: '#f5f7f8',
  borderRadius: 6,
  fontSize: 14,
  fontFamily: 'var(--face)',
  motion: false,
};

const COMPONENTS = {
  Table: {
    cellPaddingBlockSM: 7,
    cellPaddingInlineSM: 10,
    headerBg: '#f5f7f8',
    headerColor: '#5b6b73',
    headerSplitColor: 'transparent',
    rowSelectedBg: '#eaf3f6',
    rowSelectedHoverBg: '#eaf3f6',
  },
};

/** The names of the classes bear no hash: there is one theme and one Ant Design in the page. */
export const THEME = { token: TOKENS, components: COMPONENTS, cssVar: { key: 'xunhe' }, hashed: false };
