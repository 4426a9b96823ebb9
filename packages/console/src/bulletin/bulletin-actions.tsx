// What an office may do with a bulletin: correct it, withdraw it as wrong, or make a problem of it.
import type { BulletinContent, BulletinPage } from '@xunhe/contract/bulletin';
import { BULLETIN_LENGTH } from '@xunhe/domain/duty/bulletin';
import { makeId } from '@xunhe/domain/ground/id';
import { PROBLEM_TYPES, type ProblemType } from '@xunhe/domain/problem/problem-type';
import { ask } from '@xunhe/ui/session';
import { pickName, useWords } from '@xunhe/ui/words';
import { PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { BulletinFields } from './bulletin-fields.tsx';
import { useBulletinDeed } from './use-bulletin-deed.ts';
import { BULLETIN_WORDS } from './words-bulletins.ts';

interface OfPage {
  readonly page: BulletinPage;
}

interface FormProps extends OfPage {
  readonly onClose: () => void;
}

const FORMS = { correct: Correct, report: Report, withdraw: Withdraw };

export function BulletinActions({ page }: OfPage) {
  const say = useWords(BULLETIN_WORDS);
  const [open, setOpen] = useState<keyof typeof FORMS | null>(null);
  const Form = open && FORMS[open];
  return (
    <>
      <Button size="small" onClick={() => setOpen('report')}>
        {say('report')}
      </Button>
      <Button size="small" onClick={() => setOpen('correct')}>
        {say('correct')}
      </Button>
      <Button size="small" danger onClick={() => setOpen('withdraw')}>
        {say('withdraw')}
      </Button>
      {Form && <Form page={page} onClose={() => setOpen(null)} />}
    </>
  );
}

function Correct({ page, onClose }: FormProps) {
  const say = useWords(BULLETIN_WORDS);
  const { bulletin, version } = page;
  const { id, seenDay, knownDay, issuer, kind, verified, text, link } = bulletin;
  const [written, setWritten] = useState<BulletinContent>({
    ...{ seenDay, knownDay, issuer, kind, verified, text, link },
    reaches: bulletin.reaches.map(({ reach }) => reach),
  });
  const [why, setWhy] = useState('');
  const { act, busy, refused } = useBulletinDeed(
    () => ask('correctBulletin', { params: { id }, body: { ...written, seen: version, why } }),
    onClose,
  );
  return (
    <Modal
      open
      width={640}
      title={say('correctTitle')}
      okText={say('save')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: busy, disabled: why.trim() === '' || written.reaches.length === 0 }}
      onOk={act}
      onCancel={onClose}
    >
      <BulletinFields
        written={written}
        named={bulletin.reaches.map(({ reach, name, nameEn }) => ({
          value: reach,
          label: `${pickName(say.language, name, nameEn)} · ${reach}`,
        }))}
        onChange={(change) => setWritten((before) => ({ ...before, ...change }))}
      />
      <Why value={why} onChange={setWhy} />
      <div role="alert">{refused && <p className="refused">{refused}</p>}</div>
    </Modal>
  );
}

function Withdraw({ page, onClose }: FormProps) {
  const say = useWords(BULLETIN_WORDS);
  const [why, setWhy] = useState('');
  const { act, busy, refused } = useBulletinDeed(
    () => ask('withdrawBulletin', { params: { id: page.bulletin.id }, body: { seen: page.version, why } }),
    onClose,
  );
  return (
    <Modal
      open
      title={say('withdrawTitle')}
      okText={say('withdraw')}
      cancelText={say('cancel')}
      okButtonProps={{ danger: true, loading: busy, disabled: why.trim() === '' }}
      onOk={act}
      onCancel={onClose}
    >
      <p className="muted">{say('withdrawHint')}</p>
      <Why value={why} onChange={setWhy} />
      <div role="alert">{refused && <p className="refused">{refused}</p>}</div>
    </Modal>
  );
}

function Report({ page, onClose }: FormProps) {
  const say = useWords(BULLETIN_WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const { bulletin, version } = page;
  const [problem] = useState(() => makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10))));
  const [reach, setReach] = useState(bulletin.reaches[0]?.reach ?? '');
  const [type, setType] = useState<ProblemType>('other');
  const [text, setText] = useState(bulletin.text);
  const { act, busy, refused } = useBulletinDeed(
    () => ask('reportBulletin', { params: { id: bulletin.id }, body: { seen: version, problem, reach, type, text } }),
    onClose,
  );
  return (
    <Modal
      open
      title={say('reportTitle')}
      okText={say('report')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: busy, disabled: text.trim() === '' || reach === '' }}
      onOk={act}
      onCancel={onClose}
    >
      <p className="muted">{say('reportHint')}</p>
      <div className="bulletin-fields">
        <div className="bulletin-field">
          <label htmlFor="report-reach">{say('reach')}</label>
          <Select
            id="report-reach"
            aria-label={say('reach')}
            value={reach}
            onChange={setReach}
            options={bulletin.reaches.map((one) => ({
              value: one.reach,
              label: pickName(say.language, one.name, one.nameEn),
            }))}
          />
        </div>
        <div className="bulletin-field">
          <label htmlFor="report-type">{say('type')}</label>
          <Select
            id="report-type"
            aria-label={say('type')}
            value={type}
            onChange={setType}
            options={PROBLEM_TYPES.map((value) => ({ value, label: sayType(value) }))}
          />
        </div>
        <div className="bulletin-field bulletin-wide">
          <label htmlFor="report-text">{say('text')}</label>
          <Input.TextArea
            id="report-text"
            rows={4}
            maxLength={BULLETIN_LENGTH.text}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </div>
      </div>
      <div role="alert">{refused && <p className="refused">{refused}</p>}</div>
    </Modal>
  );
}

function Why({ value, onChange }: { readonly value: string; readonly onChange: (why: string) => void }) {
  const say = useWords(BULLETIN_WORDS);
  return (
    <>
      <label htmlFor="bulletin-why">{say('why')}</label>
      <Input.TextArea
        id="bulletin-why"
        rows={3}
        maxLength={BULLETIN_LENGTH.why}
        showCount
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </>
  );
}
