// A table that is wider than the screen can be moved sideways by keys: through what stands in it, or, where nothing in it takes the focus, by itself.
import { type RefObject, useEffect } from 'react';

const TAKES_FOCUS = 'a[href], button, input, select, textarea, [tabindex="0"]';

export function useScrollByKeys(box: RefObject<HTMLElement | null>): void {
  // After every drawing: rows come and go.
  useEffect(() => {
    for (const region of box.current?.querySelectorAll<HTMLElement>('.ant-table-body, .ant-table-content') ?? []) {
      const needsOwn = region.scrollWidth > region.clientWidth && region.querySelector(TAKES_FOCUS) === null;
      if (needsOwn) region.tabIndex = 0;
      else region.removeAttribute('tabindex');
    }
  });
}
