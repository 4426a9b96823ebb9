// 一河一档: one reach as a file — who, its state now and why, what is asked, what was done, what was found, and its record.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { AnswerOf } from '@xunhe/contract/client';
import type { ReachPage } from '@xunhe/contract/place';
import { ClassBadge } from '@xunhe/ui/class-badge.tsx';
import { sayMonth } from '@xunhe/ui/dates';
import { sayChanceOfWorse, sayShare } from '@xunhe/ui/figures';
import { LevelMark } from '@xunhe/ui/level-mark.tsx';
import { boundsOf, RiverMap } from '@xunhe/ui/map.tsx';
import { paintClass, type ReachPaints } from '@xunhe/ui/map-paint';
import { SeriesChart } from '@xunhe/ui/series-chart.tsx';
import { ask } from '@xunhe/ui/session';
import { SharedTag } from '@xunhe/ui/shared-tag.tsx';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { BASIS_WORDS, CLASS_WORDS, WARNING_KIND_WORDS } from '@xunhe/ui/words-shared';
import { useMemo } from 'react';
import { useBase } from '../parts/use-base.ts';
import { ClassCalendar } from './class-calendar.tsx';
import { ReachChiefs } from './reach-chiefs.tsx';
import { ReachDuties, ReachPatrols, ReachProblems } from './reach-deeds.tsx';
import { ReachDocuments } from './reach-documents.tsx';
import { ReachIdentity, ReachSources } from './reach-facts.tsx';
import '../parts/file.css';
import { ReasonList } from '../parts/reason-list.tsx';
import { Screen, Section } from '../parts/screen.tsx';
import { useMonth, useRight } from '../parts/surroundings.ts';
import { RiskHistory } from './risk-history.tsx';
import { REASONS_HEIGHT, RiskReasons } from './risk-reasons.tsx';
import { SourceTracing, TRACING_HASH } from './source-tracing.tsx';
import { useReachPast } from './use-reach-past.ts';

const WORDS = defineWords({
  file: ['一河一档', 'Reach file'],
  print: ['打印档案', 'Print the file'],
  now: ['{month}风险', 'Risk for {month}'],
  noAssessment: ['这个月没有评估。', 'There is no assessment for this month.'],
  chance: ['{words}（{share}，区间 {low}–{high}）', '{words} ({share}, range {low}–{high})'],
  basis: ['依据：{basis}', 'Basis: {basis}'],
  kinds: ['预警类型：{kinds}', 'Kinds of warning: {kinds}'],
  last: ['{month}实测', 'Measured in {month}'],
  tracing: ['看溯源线索', 'Look for sources'],
  series: ['监测数据', 'Measurements'],
  calendar: ['水质类别', 'Classes by month'],
  history: ['预测与实测', 'Forecast and fact'],
  map: ['位置图：{name}', 'Where {name} lies'],
  border: ['共界河段', 'Border reach'],
  borderWhy: [
    '本河段由{region}管理，共享给您的区域查看：水质、预警和问题可看，不能办理。责任人、履职、巡河和污染源不共享。',
    'This reach is in the care of {region} and shared with your region: water, warnings and problems may be read, not acted on. Chiefs, duties, patrols and sources are not shared.',
  ],
});

/** The usual height of what is at risk now. */
const RISK_HEIGHT = 260;

const route = getRouteApi('/reaches/$id');

export function ReachFile() {
  const say = useWords(WORDS);
  const may = useRight('place.read');
  const { id } = route.useParams();
  const reach = useQuery({
    queryKey: ['reach', id],
    queryFn: ({ signal }) => ask('reach', { params: { id }, signal }),
    enabled: may,
  });
  const title = reach.data ? pickName(say.language, reach.data.name, reach.data.nameEn) : say('file');
  return (
    <Screen
      right="place.read"
      title={title}
      about={
        reach.data && (
          <>
            {say('file')}
            {reach.data.shared && <SharedTag />}{' '}
            <Link to="/reaches/$id/dossier" params={{ id }}>
              {say('print')}
            </Link>
          </>
        )
      }
    >
      <Answered query={reach}>{(data) => <File key={data.id} reach={data} />}</Answered>
    </Screen>
  );
}

function File({ reach }: { readonly reach: ReachPage }) {
  const say = useWords(WORDS);
  const { seesRisk, series, risk } = useReachPast(reach.id);
  return (
    <div className="file">
      <div className="file-main">
        {seesRisk && (
          <Answered query={risk} height={RISK_HEIGHT + REASONS_HEIGHT}>
            {({ assessments }) => (
              <>
                <RiskNow
                  reach={reach.id}
                  assessments={assessments}
                  targetClass={reach.targetClass}
                  series={series.data}
                />
                <RiskReasons reach={reach} assessments={assessments} />
              </>
            )}
          </Answered>
        )}
        <SourceTracing reach={reach} />
        <Section title={say('series')}>
          <Answered query={series}>{(data) => <SeriesChart series={data} />}</Answered>
        </Section>
        <Section title={say('calendar')}>
          <Answered query={series}>{({ months }) => <ClassCalendar months={months} />}</Answered>
        </Section>
        {seesRisk && (
          <Section title={say('history')}>
            <Answered query={risk}>{({ assessments }) => <RiskHistory assessments={assessments} />}</Answered>
          </Section>
        )}
        {!reach.shared && <ReachSources reach={reach} />}
        <ReachDocuments reach={reach} />
      </div>
      <div className="file-side">
        <SmallMap reach={reach} wqClass={series.data?.months.at(-1)?.wqClass ?? null} />
        <ReachIdentity reach={reach} />
        {reach.shared ? (
          <BorderReach reach={reach} />
        ) : (
          <>
            <ReachChiefs chiefs={reach.chiefs} />
            <ReachDuties reach={reach.id} />
            <ReachPatrols reach={reach.id} />
          </>
        )}
        <ReachProblems reach={reach.id} />
      </div>
    </div>
  );
}

/** In place of what is not shared: whose reach it is, and what may be done with it. */
function BorderReach({ reach }: { readonly reach: ReachPage }) {
  const say = useWords(WORDS);
  const home = reach.regionNames.at(-1);
  return (
    <Section title={say('border')}>
      <p>{say('borderWhy', { region: home ? pickName(say.language, home.name, home.nameEn) : reach.region })}</p>
    </Section>
  );
}

interface RiskNowProps {
  readonly reach: string;
  readonly assessments: AnswerOf<'reachRisk'>['assessments'];
  readonly targetClass: number;
  readonly series: AnswerOf<'reachSeries'> | undefined;
}

function RiskNow({ reach, assessments, targetClass, series }: RiskNowProps) {
  const say = useWords(WORDS);
  const sayClass = useWords(CLASS_WORDS);
  const sayBasis = useWords(BASIS_WORDS);
  const sayKind = useWords(WARNING_KIND_WORDS);
  const { month, inForce } = useMonth();
  if (month === null || inForce === null) return null;
  const now = assessments.find((one) => one.month === month);
  const last = series?.months.findLast((one) => one.month <= month);
  return (
    <Section
      title={say('now', { month: sayMonth(inForce, say.language) })}
      extra={
        <Link to="/reaches/$id" params={{ id: reach }} hash={TRACING_HASH}>
          {say('tracing')}
        </Link>
      }
    >
      {!now ? (
        <p className="muted">{say('noAssessment')}</p>
      ) : (
        <>
          <p className="risk-now">
            {now.level && <LevelMark level={now.level} judged={now.basis !== 'none'} />}
            {now.probability !== null && (
              <span>
                {say('chance', {
                  words: sayChanceOfWorse(now.probability, sayClass.any(String(targetClass)), say.language),
                  share: sayShare(now.probability),
                  low: sayShare(now.low),
                  high: sayShare(now.high),
                })}
              </span>
            )}
            {last && (
              <span>
                {say('last', { month: sayMonth(last.month, say.language) })} <ClassBadge wqClass={last.wqClass} />
              </span>
            )}
            <span className="muted">{say('basis', { basis: sayBasis.any(now.basis) })}</span>
          </p>
          <ReasonList className="reasons" reasons={now.reasons} />
          {now.kinds.length > 0 && (
            <p className="muted">
              {say('kinds', {
                kinds: now.kinds.map((kind) => sayKind.any(kind)).join(say.language === 'zh' ? '、' : ', '),
              })}
            </p>
          )}
        </>
      )}
    </Section>
  );
}

function SmallMap({ reach, wqClass }: { readonly reach: ReachPage; readonly wqClass: number | null }) {
  const say = useWords(WORDS);
  const { base } = useBase();
  const navigate = route.useNavigate();
  const bounds = useMemo(() => boundsOf([reach]), [reach]);
  const paints: ReachPaints = useMemo(
    () => new Map([[reach.id, paintClass(wqClass, say.language)]]),
    [reach.id, wqClass, say.language],
  );
  if (!bounds) return null;
  return (
    <div className="small-map">
      <RiverMap
        label={say('map', { name: pickName(say.language, reach.name, reach.nameEn) })}
        bounds={bounds}
        base={base}
        paints={paints}
        chosen={reach.id}
        onPick={(id) => void navigate({ to: '/reaches/$id', params: { id } })}
      />
    </div>
  );
}
