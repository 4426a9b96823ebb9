// What stands in the page before any script has run. The frame is drawn without waiting for the styles of the components: they are named after it. Who is
// there and in which city is asked while the scripts are still coming, since every screen waits for both.
import type { HtmlTagDescriptor, Plugin } from 'vite';

const ASKED = ['/api/me', '/api/city'];
const STYLES = /\s*<link rel="stylesheet"[^>]*>/g;

export function firstPage(): Plugin {
  return {
    name: 'first-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const styles = html.match(STYLES) ?? [];
        const [head, body] = html.replace(STYLES, '').split('</body>');
        if (styles.length === 0 || body === undefined)
          throw new Error('The page has no styles, or no body to put them in');
        return { html: `${head}${styles.join('')}\n  </body>${body}`, tags: ASKED.map(askEarly) };
      },
    },
  };
}

function askEarly(href: string): HtmlTagDescriptor {
  return {
    tag: 'link',
    attrs: { rel: 'preload', as: 'fetch', crossorigin: 'anonymous', href },
    injectTo: 'head',
  };
}
