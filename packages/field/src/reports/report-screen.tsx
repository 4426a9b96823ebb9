// One report on the phone, kept once it was opened.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { REPORT_PDF_PATH, type ReportParams } from '@xunhe/contract/report';
import { ReportView } from '@xunhe/ui/report-view.tsx';
import { client } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { BackLine } from '../back-line.tsx';
import { useHouse, useSurroundings } from '../house.ts';
import { KeptLine } from '../kept-line.tsx';
import { askAboutOrRecall } from '../kept-query.ts';
import { PHONE_REPORT_WORDS } from './words-report.ts';

const route = getRouteApi('/reports/$period/$kind/$subject');

export function ReportScreen() {
  const say = useWords(PHONE_REPORT_WORDS);
  const house = useHouse();
  const { me } = useSurroundings();
  const params = route.useParams() as ReportParams;
  const name = [params.period, params.kind, params.subject];
  const report = useQuery({
    queryKey: ['report', me.person, ...name],
    queryFn: () =>
      askAboutOrRecall({ ...house, client }, 'report', {
        ...{ whose: me.person, key: `${me.person}/${name.join('/')}`, input: { params } },
      }),
  });
  const paper = Object.entries(params).reduce(
    (at, [key, value]) => at.replace(`:${key}`, encodeURIComponent(value)),
    REPORT_PDF_PATH,
  );
  return (
    <>
      <BackLine title={say('title')} to="/reports" />
      <Answered query={report}>
        {({ value, keptMs }) => (
          <section className="card">
            <KeptLine keptMs={keptMs} />
            <ReportView report={value} />
            <p>
              <a href={`${paper}?language=${say.language}`} download>
                {say('pdf')}
              </a>
            </p>
          </section>
        )}
      </Answered>
    </>
  );
}
