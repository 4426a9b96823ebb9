// What stands above a list: which columns are shown, and the list as a file. The file holds all rows that the filters leave, not the page alone, and
// is read under the person's own right; it can be stopped.
import { DownloadOutlined, SettingOutlined } from '@ant-design/icons';
import { saveBlob } from '@xunhe/ui/save-file';
import { refusalOf } from '@xunhe/ui/session';
import { defineWords, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { Button, Checkbox, Dropdown, Popover } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { isShown, type ListColumn } from './list-column.ts';
import { type FileKind, makeListFile } from './list-file.ts';
import './list-tools.css';
import { MOST_ROWS, type ReadPage, readWholeList } from './read-whole-list.ts';
import { SavedViews } from './saved-views.tsx';
import type { HiddenColumns } from './use-hidden-columns.ts';

const WORDS = defineWords({
  columns: ['列', 'Columns'],
  chooseColumns: ['选择显示的列', 'Choose columns'],
  all: ['全部显示', 'Show all'],
  export: ['导出', 'Export'],
  xlsx: ['Excel 表格（XLSX）', 'Workbook (XLSX)'],
  csv: ['文本表格（CSV）', 'Text table (CSV)'],
  reading: ['正在读取 {n}%', '{n} % read'],
  stop: ['停止', 'Stop'],
  cut: [
    '共 {total} 条，文件只含前 {n} 条。请加筛选后分次导出。',
    'There are {total} rows; the file holds the first {n}. Filter, and export in parts.',
  ],
});

export interface ListTools<T> {
  /** By it the choice of columns is kept. */
  readonly list: string;
  readonly readPage: ReadPage<T>;
  /** A file that the server makes by itself, of the same rows: its address, and what it is. */
  readonly serverFile?: { readonly href: string; readonly words: string } | undefined;
}

interface ListToolsProps<T> extends ListTools<T> {
  readonly title: string;
  readonly columns: readonly ListColumn<T>[];
  readonly rowKey: (row: T) => string;
  readonly choice: HiddenColumns;
}

export function ListToolsBar<T>(props: ListToolsProps<T>) {
  const say = useWords(WORDS);
  const { columns, choice, serverFile } = props;
  const { state, make, stop } = useListFile(props);
  const isBusy = typeof state === 'number';
  return (
    <div className="list-tools">
      <SavedViews />
      <span role="status" className={typeof state === 'string' ? 'refused' : 'muted'}>
        {isBusy ? say('reading', { n: Math.round(state * 100) }) : state}
      </span>
      {isBusy && (
        <Button size="small" onClick={stop}>
          {say('stop')}
        </Button>
      )}
      <Popover
        trigger="click"
        placement="bottomRight"
        content={<ColumnChoice columns={columns.filter(isShown)} choice={choice} />}
      >
        <Button size="small" icon={<SettingOutlined />} aria-label={say('chooseColumns')}>
          {say('columns')}
          {choice.hidden.size > 0 &&
            ` ${columns.filter((one) => isShown(one) && !choice.hidden.has(one.key)).length}/${columns.filter(isShown).length}`}
        </Button>
      </Popover>
      <Dropdown
        trigger={['click']}
        disabled={isBusy}
        menu={{
          items: [
            ...(['xlsx', 'csv'] as const).map((kind) => ({ key: kind, label: say(kind) })),
            ...(serverFile
              ? [
                  {
                    key: 'server',
                    label: (
                      <a href={serverFile.href} download>
                        {serverFile.words}
                      </a>
                    ),
                  },
                ]
              : []),
          ],
          onClick: ({ key }) => key !== 'server' && void make(key as FileKind),
        }}
      >
        <Button size="small" icon={<DownloadOutlined />}>
          {say('export')}
        </Button>
      </Dropdown>
    </div>
  );
}

function ColumnChoice<T>({ columns, choice }: Pick<ListToolsProps<T>, 'columns' | 'choice'>) {
  const say = useWords(WORDS);
  return (
    <fieldset className="column-choice" aria-label={say('chooseColumns')}>
      {columns.map(({ key, title, group, stays, screenOnly }) => (
        <Checkbox
          key={key}
          checked={!choice.hidden.has(key)}
          disabled={stays === true || screenOnly === true}
          onChange={({ target }) => choice.toggle(key, !target.checked)}
        >
          {group ? `${group} ${title}` : title}
        </Checkbox>
      ))}
      <Button size="small" type="link" disabled={choice.hidden.size === 0} onClick={choice.showAll}>
        {say('all')}
      </Button>
    </fieldset>
  );
}

/** A share while it reads, a sentence when it ended otherwise than whole. */
function useListFile<T>({ title, columns, choice, rowKey, readPage }: ListToolsProps<T>) {
  const say = useWords(WORDS);
  const [state, setState] = useState<number | string | null>(null);
  const reading = useRef<AbortController | null>(null);
  useEffect(() => () => reading.current?.abort(), []);
  const make = async (kind: FileKind) => {
    reading.current = new AbortController();
    const { signal } = reading.current;
    setState(0);
    try {
      const { rows, total, isWhole } = await readWholeList(readPage, { rowKey, signal, onProgress: setState });
      const taken = columns.filter(({ key, screenOnly }) => !screenOnly && !choice.hidden.has(key));
      const file = await makeListFile(kind, { title, columns: taken, rows, madeAt: new Date() });
      if (signal.aborted) return;
      saveBlob(`${title}.${kind}`, file);
      setState(isWhole ? null : say('cut', { total, n: MOST_ROWS }));
    } catch (error) {
      setState(signal.aborted ? null : sayRefusal(refusalOf(error), say.language));
    }
  };
  const stop = () => {
    reading.current?.abort();
    setState(null);
  };
  return { state, make, stop };
}
