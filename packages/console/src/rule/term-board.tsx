// 参数: the figures by which the city works, policy by policy, each with where it comes from; the office of the city settles them from a month that
// has not begun, and every version stays to be read.
import { useQuery } from '@tanstack/react-query';
import type { PolicySheetBody, PolicySheetsBody } from '@xunhe/contract/policy-terms';
import type { TermValue } from '@xunhe/domain/duty/terms';
import { POLICY_SHEETS } from '@xunhe/domain/evaluation/policy-sheets';
import type { SheetName } from '@xunhe/domain/evaluation/sheet-names';
import { regionLevel } from '@xunhe/domain/place/region';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Button } from 'antd';
import { useState } from 'react';
import { Chips } from '../parts/filters.tsx';
import { Screen, Section } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import './term-board.css';
import { formsOf } from './term-forms.ts';
import { SettleTerms } from './term-settle.tsx';
import { sayTermValue, TermField } from './term-value.tsx';
import { TermVersions } from './term-versions.tsx';
import { SHEET_WORDS, sayTerm } from './words-terms.ts';

const WORDS = defineWords({
  title: ['参数', 'Figures'],
  about: ['预警、日程、提醒等按这些数执行', 'what warnings, days and reminders go by'],
  sheets: ['类别', 'Which'],
  onlyCity: ['参数由市级河长办设定，此处只读。', 'The office of the city settles them; you can read them.'],
  change: ['调整', 'Change'],
  cancel: ['放弃调整', 'Give up'],
  term: ['项目', 'Term'],
  value: ['值', 'Value'],
  origin: ['来源', 'Origin'],
  sourced: ['公开规定', 'Published'],
  default: ['系统默认', 'Default'],
  city: ['本市设定', 'Settled here'],
  was: ['原为 {value}', 'was {value}'],
});

export function TermBoard() {
  const say = useWords(WORDS);
  const saySheet = useWords(SHEET_WORDS);
  const may = useRight('policy.read');
  const [shown, show] = useState<SheetName>('triggers');
  const sheets = useQuery({
    queryKey: ['policySheets'],
    queryFn: ({ signal }) => ask('policySheets', { signal }),
    enabled: may,
  });
  return (
    <Screen
      right="policy.read"
      title={say('title')}
      about={say('about')}
      filters={
        <Chips<SheetName>
          label={say('sheets')}
          value={shown}
          onChange={(to) => to && show(to)}
          chips={POLICY_SHEETS.map(({ name }) => ({ value: name as SheetName, words: saySheet.any(name) }))}
        />
      }
    >
      <Answered query={sheets}>
        {(body) => (
          <Sheet key={`${shown} ${body.rows.find((row) => row.sheet === shown)!.name}`} body={body} shown={shown} />
        )}
      </Answered>
    </Screen>
  );
}

function Sheet({ body, shown }: { readonly body: PolicySheetsBody; readonly shown: SheetName }) {
  const say = useWords(WORDS);
  const saySheet = useWords(SHEET_WORDS);
  const { me } = useSurroundings();
  const maySettle = useRight('policy.manage') && regionLevel(me.region) === 'city';
  const sheet = body.rows.find((row) => row.sheet === shown)!;
  const [values, setValues] = useState<Readonly<Record<string, TermValue>> | null>(null);
  const changed = Object.fromEntries(
    Object.entries(values ?? {}).filter(
      ([at, value]) => JSON.stringify(value) !== JSON.stringify(sheet.terms.find((term) => term.at === at)?.value),
    ),
  );
  return (
    <>
      {!maySettle && <p className="muted">{say('onlyCity')}</p>}
      <Section
        title={saySheet(shown)}
        extra={
          maySettle && (
            <Button size="small" onClick={() => setValues(values ? null : {})}>
              {say(values ? 'cancel' : 'change')}
            </Button>
          )
        }
      >
        <Terms
          sheet={sheet}
          values={values}
          onChange={(at, value) => setValues((before) => ({ ...before, [at]: value }))}
        />
        {values && <SettleTerms body={body} sheet={sheet} values={changed} onDone={() => setValues(null)} />}
      </Section>
      <TermVersions sheet={sheet} />
    </>
  );
}

interface TermsProps {
  readonly sheet: PolicySheetBody;
  /** What is being changed; null while it is only read. */
  readonly values: Readonly<Record<string, TermValue>> | null;
  readonly onChange: (at: string, value: TermValue) => void;
}

function Terms({ sheet, values, onChange }: TermsProps) {
  const say = useWords(WORDS);
  const forms = formsOf(sheet.sheet);
  return (
    <table className="term-table">
      <thead>
        <tr>
          <th scope="col">{say('term')}</th>
          <th scope="col">{say('value')}</th>
          <th scope="col">{say('origin')}</th>
        </tr>
      </thead>
      <tbody>
        {sheet.terms.map(({ at, value, source }) => {
          const form = forms.get(at)!;
          const now = values?.[at] ?? (value as TermValue);
          const isChanged = JSON.stringify(now) !== JSON.stringify(value);
          return (
            <tr key={at} className={isChanged ? 'term-changed' : undefined}>
              <th scope="row">{sayTerm(at, say.language)}</th>
              <td>
                {values ? (
                  <TermField
                    form={form}
                    value={now}
                    label={sayTerm(at, say.language)}
                    onChange={(to) => onChange(at, to)}
                  />
                ) : (
                  sayTermValue(form, now, say.language)
                )}
                {isChanged && (
                  <span className="muted">
                    {' '}
                    {say('was', { value: sayTermValue(form, value as TermValue, say.language) })}
                  </span>
                )}
              </td>
              <td className="muted">{say(isChanged ? 'city' : source)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
