// What covers the land around a reach: a class and its share in each row, with the sum of all below. A class may be one that the city names itself.
import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { judgeCoverSum, type LandCover, sumCover } from '@xunhe/domain/place/land-cover';
import { useWords } from '@xunhe/ui/words';
import { LAND_WORDS } from '@xunhe/ui/words-shared';
import { AutoComplete, Button, InputNumber } from 'antd';
import { useState } from 'react';
import { REGISTER_WORDS } from './words-register.ts';

interface CoverEditorProps {
  readonly id: string;
  readonly value: LandCover | null;
  readonly disabled: boolean;
  readonly onChange: (to: LandCover | null) => void;
}

interface Row {
  readonly key: number;
  /** As it is shown: a class of our own by its word. */
  readonly name: string;
  readonly percent: number | null;
}

const CLASSES = ['built', 'farm', 'forest', 'water', 'bare'] as const;

export function CoverEditor({ id, value, disabled, onChange }: CoverEditorProps) {
  const say = useWords(REGISTER_WORDS);
  const sayLand = useWords(LAND_WORDS);
  const [rows, setRows] = useState<readonly Row[]>(() => toRows(value, sayLand.any));
  const toClass = (name: string) => CLASSES.find((one) => sayLand(one) === name.trim()) ?? name.trim();
  const change = (to: readonly Row[]) => {
    setRows(to);
    const there = to.filter(({ name, percent }) => name.trim() !== '' && percent !== null);
    const shares = new Map<string, number>();
    // A class that is written twice counts with both.
    for (const { name, percent } of there)
      shares.set(toClass(name), Number(((shares.get(toClass(name)) ?? 0) + percent! / 100).toFixed(6)));
    onChange(shares.size === 0 ? null : Object.fromEntries(shares));
  };
  const set = (key: number, part: Partial<Row>) =>
    change(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const sum = sumCover(value ?? {});
  return (
    <fieldset className="cover-editor" aria-label={say('cover')} id={id} tabIndex={-1}>
      {rows.map(({ key, name, percent }, at) => (
        <div className="cover-row" key={key}>
          <AutoComplete
            aria-label={say('coverClass', { n: at + 1 })}
            disabled={disabled}
            value={name}
            options={CLASSES.map((one) => ({ value: sayLand(one) }))}
            onChange={(to: string) => set(key, { name: to ?? '' })}
          />
          <InputNumber
            aria-label={say('coverShare', { n: at + 1 })}
            disabled={disabled}
            controls={false}
            suffix="%"
            value={percent}
            onChange={(to) => set(key, { percent: to })}
          />
          {!disabled && (
            <Button
              type="text"
              icon={<CloseOutlined />}
              aria-label={say('coverDrop', { n: at + 1 })}
              onClick={() => change(rows.filter((row) => row.key !== key))}
            />
          )}
        </div>
      ))}
      {!disabled && (
        <Button
          size="small"
          icon={<PlusOutlined />}
          onClick={() => setRows([...rows, { key: nextKey(rows), name: '', percent: null }])}
        >
          {say('coverAdd')}
        </Button>
      )}
      <p className={judgeCoverSum(sum) ? 'refused' : 'muted'}>
        {rows.length > 0 && say('coverSum', { n: toPercent(sum) })}
        {rows.length > 0 && say.language === 'en' && ' '}
        {say('coverFeeds')}
      </p>
    </fieldset>
  );
}

function toRows(value: LandCover | null, sayLand: (name: string) => string): Row[] {
  return Object.entries(value ?? {})
    .sort(([, a], [, b]) => b - a)
    .map(([name, share], key) => ({ key, name: sayLand(name), percent: toPercent(share) }));
}

function toPercent(share: number): number {
  return Number((share * 100).toFixed(4));
}

function nextKey(rows: readonly Row[]): number {
  return Math.max(-1, ...rows.map(({ key }) => key)) + 1;
}
