// The shape of a screen: a heading with what it is about, a row of filters, and the body. A screen the person may not see says so.
import type { Right } from '@xunhe/domain/people/may';
import type { GuideTask } from '@xunhe/ui/words-guide';
import type { ReactNode } from 'react';
import { GuideButton } from './guide-button.tsx';
import { NoRight } from './lost.tsx';
import { useRight } from './surroundings.ts';

export interface ScreenProps {
  readonly title: ReactNode;
  /** Beside the title: the month, the state of a list, a count. */
  readonly about?: ReactNode;
  readonly filters?: ReactNode;
  /** The task that is done here. */
  readonly guide?: GuideTask;
  readonly right: Right;
  readonly children: ReactNode;
}

export function Screen({ title, about, filters, guide, right, children }: ScreenProps) {
  const may = useRight(right);
  return (
    <div className="screen">
      <div className="screen-head">
        <h1>{title}</h1>
        {about && <div className="screen-about">{about}</div>}
        {guide && may && <GuideButton task={guide} />}
      </div>
      {may ? (
        <>
          {filters && <div className="screen-filters">{filters}</div>}
          {children}
        </>
      ) : (
        <NoRight />
      )}
    </div>
  );
}

export function Section({
  title,
  extra,
  children,
}: {
  readonly title: string;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="section" aria-label={title}>
      <div className="section-head">
        <h2>{title}</h2>
        {extra}
      </div>
      {children}
    </section>
  );
}

/** A wide table on a narrow screen: it scrolls sideways, by keyboard too. */
export function ScrollX({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled box must be reachable by keyboard
    <section className="scroll-x" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
