// Puts off what is costly to draw until the reader has come near to it, or the page goes onto paper.

/** How far beyond the window counts as near. */
const NEAR = '400px';

/** Calls `act` once. @returns what ends the waiting */
export function whenNear(element: Element, act: () => void): () => void {
  const stop = () => {
    watcher.disconnect();
    window.removeEventListener('beforeprint', go);
  };
  const go = () => {
    stop();
    act();
  };
  const watcher = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && go(), {
    rootMargin: NEAR,
  });
  watcher.observe(element);
  window.addEventListener('beforeprint', go);
  return stop;
}
