// What covers the land around the reaches, in a bundle.
import { groupBy } from '@xunhe/domain/ground/group';
import { judgeCoverSum } from '@xunhe/domain/place/land-cover';
import { type BadRow, showValue } from '../../sources/bundle/bad-row.ts';
import { keepCovered } from '../../store/import/land-cover.ts';
import { type ImportContext, refer } from './context.ts';
import type { TableStep } from './table-step.ts';

export function landCoverStep(context: ImportContext): TableStep {
  const shares: (CoverShare & { readonly line: number; readonly at: number | null })[] = [];
  return {
    form: { name: 'land_cover', required: ['reach', 'class', 'share'], optional: [] },
    target: {
      table: 'land_cover',
      key: ['reach', 'class'],
      columns: { reach: 'text', region: 'text', class: 'text', share: 'double precision' },
    },
    toValues(row) {
      const reach = refer(context, row, 'reach', 'reach');
      const cover = row.text('class');
      const share = row.number('share', { min: 0, max: 1 });
      if (reach && share !== null && row.faults.length === 0)
        shares.push({
          ...row.place('share'),
          line: row.line,
          reach: row.cell('reach'),
          share,
          value: row.cell('share'),
        });
      return reach && [row.cell('reach'), reach.region, cover, share];
    },
    settle: (stays) => sumShares(shares.filter(({ line }) => stays(line))),
    keep: (stage) => keepCovered(context.client, stage),
  };
}

interface CoverShare {
  readonly reach: string;
  readonly share: number;
  readonly value: string;
}

/** A reach whose shares are more than the whole is refused with all of them: which one is wrong, the file does not say. */
function sumShares(shares: readonly (CoverShare & { readonly line: number; readonly at: number | null })[]): BadRow[] {
  return [...groupBy(shares, ({ reach }) => reach).values()].flatMap((of) => {
    const fault = judgeCoverSum(of.reduce((sum, { share }) => sum + share, 0));
    if (!fault) return [];
    const { kind: _, ...figures } = fault;
    return of.map(({ line, at, value }) => ({
      ...{ file: 'land_cover.csv', column: 'share', line, at, value: showValue(value) },
      reason: { ...figures, kind: 'cover.sum' as const },
    }));
  });
}
