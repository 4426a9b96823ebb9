// What is published of a month and what waits: the draft with its deadline and the one button that ends it, or the versions with who published
// them. Publishing cannot be taken back, so it is confirmed with the figures that were seen.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ListStateBody, WarningListsBody } from '@xunhe/contract/warning-review';
import { sayDate } from '@xunhe/ui/dates';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { ask, client } from '@xunhe/ui/session';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { sayRefusal } from '@xunhe/ui/words-refusal';
import { LEVELS_SHOWN } from '@xunhe/ui/words-shared';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useRight, useSayAct } from '../parts/surroundings.ts';
import './warning-desk.css';

const WORDS = defineWords({
  draft: ['草案，复核至{day}', 'Draft, to be reviewed until {day}'],
  left: ['{left} / {all} 个清单待发布', '{left} of {all} lists to publish'],
  afterwards: ['期满未发布的，次日自动发布。', 'What is left is published by itself the day after.'],
  publish: ['发布清单', 'Publish'],
  title: ['发布{n}个清单', 'Publish {n} list{n:s}'],
  confirm: ['确认发布', 'Publish now'],
  cancel: ['继续复核', 'Go on reviewing'],
  counts: ['发布的等级', 'What is published'],
  reviewed: ['其中复核上调 {up} 个、下调 {down} 个', 'Raised at the review: {up}, lowered: {down}'],
  final: [
    '发布后不能更改；情况变差时只能在月中上调，形成新版本。',
    'A published list does not change. Later a level can only be raised, which makes a new version.',
  ],
  lists: ['各清单的版本', 'Versions of the lists'],
  one: ['{region} 第 {version} 版 · {at}', '{region} version {version} · {at}'],
  waits: ['{region} 草案', '{region} draft'],
  deadline: ['期满自动发布', 'published at the deadline'],
});

export function WarningPublication({ month }: { readonly month: string }) {
  const may = useRight('warning.publish');
  const lists = useQuery({
    queryKey: ['warningLists', month],
    queryFn: ({ signal }) => ask('warningLists', { params: { month }, signal }),
    enabled: may,
  });
  if (!lists.data?.mine || lists.data.rows.length === 0) return null;
  return (
    <div className="publication">
      {lists.data.mine.left > 0 && <DraftLine lists={lists.data} />}
      <Versions rows={lists.data.rows} />
    </div>
  );
}

function DraftLine({ lists }: { readonly lists: WarningListsBody }) {
  const say = useWords(WORDS);
  const [open, setOpen] = useState(false);
  return (
    <p className="draft-line">
      <strong>{say('draft', { day: sayDate(lists.reviewUntil, say.language) })}</strong>
      <span>{say('left', { left: lists.mine!.left, all: lists.rows.length })}</span>
      <span className="muted">{say('afterwards')}</span>
      <Button type="primary" size="small" onClick={() => setOpen(true)}>
        {say('publish')}
      </Button>
      {open && <Confirm lists={lists} onClose={() => setOpen(false)} />}
    </p>
  );
}

function Confirm({ lists, onClose }: { readonly lists: WarningListsBody; readonly onClose: () => void }) {
  const say = useWords(WORDS);
  const { region, left, counts } = lists.mine!;
  const drafts = lists.rows.filter(({ version }) => version === null);
  const sum = (of: 'reviewedUp' | 'reviewedDown') => drafts.reduce((total, row) => total + row[of], 0);
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const publish = async () => {
    setBusy(true);
    const answer = await client.call('publishLists', {
      params: { month: lists.month },
      body: { region, seen: counts },
    });
    setBusy(false);
    for (const key of ['warningLists', 'warnings', 'warningCase', 'panel'])
      void queries.invalidateQueries({ queryKey: [key] });
    if (answer.ok) onClose();
    else setRefused(sayRefusal(answer.refusal, say.language));
  };
  return (
    <Modal
      open
      title={say('title', { n: left })}
      okText={say('confirm')}
      cancelText={say('cancel')}
      confirmLoading={busy}
      onOk={() => void publish()}
      onCancel={onClose}
    >
      <dl className="publish-counts" aria-label={say('counts')}>
        {LEVELS_SHOWN.map((level) => (
          <div key={level}>
            <dt>
              <LevelMark level={level} />
            </dt>
            <dd>{counts[level]}</dd>
          </div>
        ))}
      </dl>
      <p>{say('reviewed', { up: sum('reviewedUp'), down: sum('reviewedDown') })}</p>
      <p className="muted">
        {drafts.map((row) => pickName(say.language, row.regionName, row.regionNameEn)).join(' · ')}
      </p>
      <p>{say('final')}</p>
      <div role="alert">{refused && <p className="refused">{refused}</p>}</div>
    </Modal>
  );
}

function Versions({ rows }: { readonly rows: readonly ListStateBody[] }) {
  const say = useWords(WORDS);
  const sayAt = useSayAct();
  return (
    <details className="versions">
      <summary>{say('lists')}</summary>
      <ul>
        {rows.map((row) => {
          const region = pickName(say.language, row.regionName, row.regionNameEn);
          const by = row.byDeadline ? say('deadline') : (row.byName ?? '');
          return (
            <li key={row.region}>
              {row.version === null || row.publishedAt === null
                ? say('waits', { region })
                : say('one', { region, version: row.version, at: `${sayAt(row.publishedAt)} ${by}` })}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
