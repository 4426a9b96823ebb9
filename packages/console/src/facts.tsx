// Terms with their values, as a file lists them.
import { Fragment, type ReactNode } from 'react';

export type Fact = readonly [term: string, value: ReactNode];

export function Facts({ rows }: { readonly rows: readonly Fact[] }) {
  return (
    <dl className="facts">
      {rows.map(([term, value]) => (
        <Fragment key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
