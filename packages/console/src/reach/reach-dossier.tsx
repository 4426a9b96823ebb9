// 一河一档 on paper: the whole file of a reach on A4, in one column, with nothing to press. The browser's own print dialogue makes the paper or the
// PDF; this page is what comes out.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReachPage } from '@xunhe/contract/place';
import { sayDate } from '@xunhe/ui/dates';
import { SeriesPicture } from '@xunhe/ui/series-chart.tsx';
import { listMeasured } from '@xunhe/ui/series-points';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { sayIndicator } from '@xunhe/ui/words-indicator';
import { Button } from 'antd';
import { Screen, Section } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import { ClassCalendar } from './class-calendar.tsx';
import { DossierBulletins, DossierFigures, DossierWarnings } from './dossier-parts.tsx';
import '../parts/file.css';
import './dossier.css';
import { ReachChiefs } from './reach-chiefs.tsx';
import { ReachDuties, ReachPatrols, ReachProblems } from './reach-deeds.tsx';
import { ReachDocuments } from './reach-documents.tsx';
import { ReachIdentity, ReachSources } from './reach-facts.tsx';
import { RiskHistory } from './risk-history.tsx';
import { useReachPast } from './use-reach-past.ts';

const WORDS = defineWords({
  file: ['一河一档', 'Reach file'],
  print: ['打印或存为 PDF', 'Print or save as PDF'],
  back: ['返回河段', 'Back to the reach'],
  made: ['{city} · 制表 {day} · {name}', '{city} · made {day} · {name}'],
  series: ['监测数据', 'Measurements'],
  noSeries: ['没有监测数据。', 'Nothing was measured here.'],
  calendar: ['水质类别', 'Classes by month'],
  history: ['预测与实测', 'Forecast and fact'],
});

const route = getRouteApi('/reaches/$id/dossier');

/** Those that say most of a creek, as far as they are measured. */
const SHOWN = ['nh3n', 'do', 'cod', 'tp'];

export function ReachDossier() {
  const say = useWords(WORDS);
  const may = useRight('place.read');
  const { id } = route.useParams();
  const reach = useQuery({
    queryKey: ['reach', id],
    queryFn: ({ signal }) => ask('reach', { params: { id }, signal }),
    enabled: may,
  });
  return (
    <Screen
      right="place.read"
      title={reach.data ? pickName(say.language, reach.data.name, reach.data.nameEn) : say('file')}
      about={say('file')}
      filters={
        <>
          <Link to="/reaches/$id" params={{ id }}>
            {say('back')}
          </Link>
          <Button size="small" type="primary" disabled={!reach.data} onClick={() => window.print()}>
            {say('print')}
          </Button>
        </>
      }
    >
      <Answered query={reach}>{(data) => <Sheet key={data.id} reach={data} />}</Answered>
    </Screen>
  );
}

function Sheet({ reach }: { readonly reach: ReachPage }) {
  const say = useWords(WORDS);
  const { city, me } = useSurroundings();
  const { seesRisk, series, risk } = useReachPast(reach.id);
  return (
    <article className="dossier">
      <header>
        <p>{say('file')}</p>
        <h2>{pickName(say.language, reach.name, reach.nameEn)}</h2>
        <p className="muted">
          {say('made', {
            city: pickName(say.language, city.name, city.nameEn),
            day: sayDate(city.today, say.language, true),
            name: me.name,
          })}
        </p>
      </header>
      <ReachIdentity reach={reach} />
      {!reach.shared && <ReachChiefs chiefs={reach.chiefs} />}
      {seesRisk && (
        <Answered query={risk}>{({ assessments }) => <DossierWarnings assessments={assessments} />}</Answered>
      )}
      {seesRisk && <DossierBulletins reach={reach.id} />}
      <Answered query={series}>
        {(data) => {
          const measured = listMeasured(data);
          const shown = SHOWN.filter((id) => measured.includes(id));
          return (
            <>
              {shown.length === 0 && (
                <Section title={say('series')}>
                  <p className="muted">{say('noSeries')}</p>
                </Section>
              )}
              {shown.map((id) => (
                <Section key={id} title={`${say('series')} · ${sayIndicator(id, say.language)}`}>
                  <SeriesPicture series={data} indicator={id} onPaper />
                </Section>
              ))}
              <Section title={say('calendar')}>
                <ClassCalendar months={data.months} />
              </Section>
            </>
          );
        }}
      </Answered>
      {seesRisk && (
        <Section title={say('history')}>
          <Answered query={risk}>{({ assessments }) => <RiskHistory assessments={assessments} />}</Answered>
        </Section>
      )}
      {!reach.shared && <DossierFigures reach={reach.id} />}
      {!reach.shared && <ReachDuties reach={reach.id} />}
      {!reach.shared && <ReachPatrols reach={reach.id} />}
      <ReachProblems reach={reach.id} />
      {!reach.shared && <ReachSources reach={reach} />}
      <ReachDocuments reach={reach} />
      {city.credits.length > 0 && <footer>{city.credits.map((credit) => credit[say.language]).join(' · ')}</footer>}
    </article>
  );
}
