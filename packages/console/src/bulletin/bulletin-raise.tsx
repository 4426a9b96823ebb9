// A bulletin raises a warning in force at once. The level is the one the rules say; the office writes why, for the chief reads it.
import type { BulletinEffect, BulletinPage } from '@xunhe/contract/bulletin';
import type { WarningLevel } from '@xunhe/domain/duty/level';
import { WHY_LENGTH } from '@xunhe/domain/duty/warning-review';
import { ask } from '@xunhe/ui/session';
import { pickName, useWords } from '@xunhe/ui/words';
import { LEVEL_WORDS } from '@xunhe/ui/words-shared';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useBulletinDeed } from './use-bulletin-deed.ts';
import { BULLETIN_WORDS } from './words-bulletins.ts';

interface RaiseProps {
  readonly page: BulletinPage;
  readonly row: BulletinEffect['reaches'][number];
  readonly level: WarningLevel;
  readonly onClose: () => void;
}

export function RaiseForm({ page, row, level, onClose }: RaiseProps) {
  const say = useWords(BULLETIN_WORDS);
  const sayLevel = useWords(LEVEL_WORDS);
  const [why, setWhy] = useState(page.bulletin.text.slice(0, WHY_LENGTH.most));
  const { act, busy, refused } = useBulletinDeed(
    () =>
      ask('raiseByBulletin', {
        params: { id: page.bulletin.id },
        body: { seen: page.version, steps: row.seen, reach: row.reach, why },
      }),
    onClose,
  );
  const isReady = [...why.trim()].length >= WHY_LENGTH.least;
  return (
    <Modal
      open
      title={say('raiseTitle')}
      okText={say('raise')}
      cancelText={say('cancel')}
      okButtonProps={{ danger: true, loading: busy, disabled: !isReady }}
      onOk={act}
      onCancel={onClose}
    >
      <p>
        {say('raiseHint', {
          reach: pickName(say.language, row.name, row.nameEn),
          from: sayLevel(row.level ?? 'none'),
          to: sayLevel(level),
        })}
      </p>
      <label htmlFor="raise-why">{say('why')}</label>
      <Input.TextArea
        id="raise-why"
        rows={4}
        maxLength={500}
        showCount
        value={why}
        onChange={({ target }) => setWhy(target.value)}
      />
      <div role="alert">{refused && <p className="refused">{refused}</p>}</div>
    </Modal>
  );
}
