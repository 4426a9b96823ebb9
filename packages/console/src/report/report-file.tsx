// One report, with its paper and its workbook.
import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { REPORT_PDF_PATH, REPORT_XLSX_PATH, type ReportParams } from '@xunhe/contract/report';
import { ReportView } from '@xunhe/ui/report-view.tsx';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { Button } from 'antd';
import { Screen } from '../parts/screen.tsx';
import './report.css';
import { useRight } from '../parts/surroundings.ts';
import { REPORT_DESK_WORDS } from './words-report.ts';

const route = getRouteApi('/reports/$period/$kind/$subject');

export function ReportFile() {
  const say = useWords(REPORT_DESK_WORDS);
  const may = useRight('report.read');
  const params = route.useParams() as ReportParams;
  const report = useQuery({
    queryKey: ['report', params],
    queryFn: ({ signal }) => ask('report', { params, signal }),
    enabled: may,
  });
  const href = (path: string) =>
    `${Object.entries(params).reduce((at, [name, value]) => at.replace(`:${name}`, encodeURIComponent(value)), path)}?language=${say.language}`;
  return (
    <Screen
      right="report.read"
      title={say('title')}
      about={
        <Link to="/reports" search={{ period: params.period } as never}>
          {say('back')}
        </Link>
      }
      filters={
        <>
          <Button size="small" icon={<DownloadOutlined aria-hidden />} href={href(REPORT_PDF_PATH)} download>
            {say('pdf')}
          </Button>
          <Button size="small" icon={<DownloadOutlined aria-hidden />} href={href(REPORT_XLSX_PATH)} download>
            {say('xlsx')}
          </Button>
        </>
      }
    >
      <div className="report-sheet">
        <Answered query={report}>{(body) => <ReportView report={body} />}</Answered>
      </div>
    </Screen>
  );
}
