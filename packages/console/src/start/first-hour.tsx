// 开始使用: what a city needs before its first month and what adds to it, how much of each is there, what each opens, and the one thing to do next.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReadinessBody } from '@xunhe/contract/readiness';
import type { ReadinessStep } from '@xunhe/domain/place/readiness';
import { copyText } from '@xunhe/ui/copy-text';
import { sayMonth } from '@xunhe/ui/dates';
import { sayNumber } from '@xunhe/ui/figures';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Button } from 'antd';
import { useState } from 'react';
import { Screen, Section } from '../parts/screen.tsx';
import { useRight } from '../parts/surroundings.ts';
import './first-hour.css';
import { OPENS_WORDS, STEP_FILES, STEP_WORDS } from './words-first-hour.ts';

type Step = ReadinessBody['steps'][number];

const WORDS = defineWords({
  title: ['开始使用', 'First steps'],
  about: ['一个城市要有什么，各有什么用，下一步做什么', 'what a city needs, what each part opens, and what comes next'],
  needed: ['首个月度之前', 'Before the first month'],
  more: ['有了更好', 'What adds to it'],
  next: ['下一步', 'Next'],
  ready: ['需要的都有了。', 'All that is needed is there.'],
  missing: ['还没有', 'missing'],
  part: ['部分', 'in part'],
  done: ['已有', 'there'],
  count: ['{have} 个', '{have}'],
  share: ['{have} / {of}', '{have} of {of}'],
  many: ['500 条以上', 'over 500'],
  span: ['{from}至{to}', '{from} to {to}'],
  sample: [
    '这是样例市：地图、河长、巡河和问题由程序生成，水质和雨量为公开的实测数据。本市的数据另放一个数据目录，两者不会混在一起：',
    'This is the sample city: its map, chiefs, patrols and problems are generated, water quality and rain are open measurements. Your own city goes into a data folder of its own, so the two never mix:',
  ],
  how: [
    '把文件放进一个文件夹，服务停止时导入，可以反复导入，缺的以后再补：',
    'Put the files into one folder and import it while the server is stopped. It may be imported again and again, and what is missing may follow:',
  ],
  copy: ['复制', 'Copy'],
  copied: ['已复制', 'Copied'],
  notCopied: ['无法复制，请选中后手动复制', 'Could not copy: select it by hand'],
  openMonth: ['到“月度流程”运行', 'Run it under Months'],
  onReaches: ['{have} 个河段', 'sampled reaches: {have}'],
  openRegisters: ['到“台账维护”补', 'Mend it under Registers'],
  openAccounts: [
    '由安全管理员在“账号”开通，或批量开通',
    'The security administrator opens them under Accounts, or many at once',
  ],
  openCalendar: ['到“工作日历”填写', 'Fill in the work calendar'],
});

const STATE_SIGNS = { missing: '○', part: '◐', done: '●' } as const;

export function FirstHour() {
  const say = useWords(WORDS);
  const may = useRight('cycle.read');
  const query = useQuery({
    queryKey: ['readiness'],
    queryFn: ({ signal }) => ask('readiness', { signal }),
    enabled: may,
  });
  return (
    <Screen right="cycle.read" title={say('title')} about={say('about')}>
      <Answered query={query}>{(readiness) => <Steps readiness={readiness} />}</Answered>
    </Screen>
  );
}

function Steps({ readiness: { isSample, next, steps } }: { readonly readiness: ReadinessBody }) {
  const say = useWords(WORDS);
  const sayStep = useWords(STEP_WORDS);
  const found = steps.find(({ step }) => step === next);
  return (
    <>
      {isSample && (
        <div className="first-hour-note">
          <p>{say('sample')}</p>
          <Command text="XUNHE_DATA=mycity npx xunhe import DIR && XUNHE_DATA=mycity npm start" />
        </div>
      )}
      <p className="first-hour-next" role="status">
        {found ? (
          <>
            <span className="muted">{say('next')}</span> <strong>{sayStep.any(found.step)}</strong>{' '}
            <Opens step={found.step} />
          </>
        ) : (
          say('ready')
        )}
      </p>
      <StepList title={say('needed')} steps={steps.filter(({ needed }) => needed)} next={next} />
      <StepList title={say('more')} steps={steps.filter(({ needed }) => !needed)} next={next} />
      {!isSample && (
        <div className="first-hour-note">
          <p>{say('how')}</p>
          <Command text="npx xunhe import DIR" />
        </div>
      )}
    </>
  );
}

function Command({ text }: { readonly text: string }) {
  const say = useWords(WORDS);
  const [isCopied, setCopied] = useState<boolean | null>(null);
  return (
    <div className="first-hour-command">
      <code>{text}</code>{' '}
      <Button size="small" onClick={() => void copyText(text).then(setCopied)}>
        {say('copy')}
      </Button>{' '}
      <span role="status" className="muted">
        {isCopied !== null && say(isCopied ? 'copied' : 'notCopied')}
      </span>
    </div>
  );
}

function StepList({
  title,
  steps,
  next,
}: {
  readonly title: string;
  readonly steps: readonly Step[];
  readonly next: string | null;
}) {
  const say = useWords(WORDS);
  const sayStep = useWords(STEP_WORDS);
  return (
    <Section title={title}>
      <ol className="first-hour-steps">
        {steps.map((one) => (
          <li key={one.step} aria-current={one.step === next ? 'step' : undefined}>
            <span className={`first-hour-state first-hour-${one.state}`}>
              <span aria-hidden>{STATE_SIGNS[one.state]}</span> {say(one.state)}
            </span>
            <div>
              <strong>{sayStep.any(one.step)}</strong> <Figures step={one} />
              <div>
                <Opens step={one.step} />
              </div>
              {STEP_FILES[one.step as ReadinessStep] && (
                <code className="muted">{STEP_FILES[one.step as ReadinessStep]}</code>
              )}{' '}
              {one.state !== 'done' && <Way step={one.step} />}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Opens({ step }: { readonly step: string }) {
  const sayOpens = useWords(OPENS_WORDS);
  return <span>{sayOpens.any(step)}</span>;
}

function Figures({ step: { step, have, of, from, to } }: { readonly step: Step }) {
  const say = useWords(WORDS);
  // A year of the calendar is there or not: there is nothing to count.
  if (have === 0 || step === 'calendar') return null;
  const span =
    from && to ? ` · ${say('span', { from: sayMonth(from, say.language), to: sayMonth(to, say.language) })}` : '';
  const figures =
    step === 'history' && have >= 500
      ? say('many')
      : of === null
        ? say(step === 'samples' ? 'onReaches' : 'count', { have: sayNumber(have) })
        : say('share', { have: sayNumber(have), of: sayNumber(of) });
  return (
    <span className="muted">
      {figures}
      {span}
    </span>
  );
}

/** Where in the console it is done, for those steps that are done there. */
function Way({ step }: { readonly step: string }) {
  const say = useWords(WORDS);
  const may = { registers: useRight('register.write'), calendar: useRight('calendar.manage') };
  if (step === 'month') return <Link to="/cycles">{say('openMonth')}</Link>;
  if (step === 'accounts') return <span className="muted">{say('openAccounts')}</span>;
  if (step === 'calendar') return may.calendar ? <Link to="/work-calendar">{say('openCalendar')}</Link> : null;
  const isRegister = ['reaches', 'lines', 'stations', 'sources', 'departments'].includes(step);
  return isRegister && may.registers ? <Link to="/registers">{say('openRegisters')}</Link> : null;
}
