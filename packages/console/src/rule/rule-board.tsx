// 规则: the duty rules of the city. On the left the versions with their months and the drafts, on the right one of them: its table, what it
// changes, and what it would have asked of past months.
import { useQuery } from '@tanstack/react-query';
import type { DutyRulesBody } from '@xunhe/contract/duty-rule';
import type { DutyRule } from '@xunhe/domain/duty/rule';
import { regionLevel } from '@xunhe/domain/place/region';
import { ask } from '@xunhe/ui/session';
import { Answered } from '@xunhe/ui/states.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import { Button } from 'antd';
import { useState } from 'react';
import './rule-board.css';
import { Screen, Section } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';
import { RuleChanges } from './rule-changes.tsx';
import type { Chosen } from './rule-choice.ts';
import { RuleEditor } from './rule-editor.tsx';
import { RuleList } from './rule-list.tsx';
import { RulePreview } from './rule-preview.tsx';
import { RuleTable } from './rule-table.tsx';
import { RuleThreshold } from './rule-threshold.tsx';
import { VisitAllocation } from './visit-allocation.tsx';
import { sayRule } from './words-rule.ts';

const WORDS = defineWords({
  title: ['巡河规则', 'Duty rules'],
  about: ['每级河长在每种预警下每月走多少', 'how often each chief walks at each level of warning'],
  onlyCity: ['规则由市级河长办制定，此处只读。', 'The office of the city makes the rules; you can read and try them.'],
  requirements: ['巡河要求', 'What is asked'],
  begin: ['以此起草', 'Begin a draft from it'],
  changes: ['与现行规则的差别', 'What differs from the rule in force'],
  basedOn: ['草稿：{title}', 'Draft: {title}'],
});

export function RuleBoard() {
  const say = useWords(WORDS);
  const may = useRight('policy.read');
  const rules = useQuery({
    queryKey: ['dutyRules'],
    queryFn: ({ signal }) => ask('dutyRules', { signal }),
    enabled: may,
  });
  return (
    <Screen right="policy.read" title={say('title')} about={say('about')}>
      <Answered query={rules}>{(body) => <Board rules={body} />}</Answered>
    </Screen>
  );
}

function Board({ rules }: { readonly rules: DutyRulesBody }) {
  const say = useWords(WORDS);
  const { me } = useSurroundings();
  const mayWrite = useRight('policy.manage') && regionLevel(me.region) === 'city';
  const inForce = rules.versions.find(({ state }) => state === 'inForce')!;
  const [asked, choose] = useState<Chosen>({ kind: 'version', name: inForce.name });
  const isThere =
    asked.kind === 'draft'
      ? rules.drafts.some(({ id }) => id === asked.name)
      : rules.versions.some(({ name }) => name === asked.name);
  const chosen: Chosen = isThere ? asked : { kind: 'version', name: inForce.name };
  const now = useRule(inForce.name);
  const shown = useRule(chosen.name);
  const draft = rules.drafts.find(({ id }) => id === chosen.name);
  const version = rules.versions.find(({ name }) => name === chosen.name);
  return (
    <div className="rule-board">
      <RuleList rules={rules} chosen={chosen} onChoose={choose} />
      <div className="rule-body">
        {!mayWrite && <p className="muted">{say('onlyCity')}</p>}
        <Answered query={shown}>
          {({ rule }) =>
            chosen.kind !== 'version' && mayWrite ? (
              <RuleEditor
                key={`${chosen.kind} ${chosen.name} ${draft?.revision}`}
                rules={rules}
                base={chosen.name}
                draft={draft ?? null}
                rule={rule as DutyRule}
                inForce={(now.data?.rule ?? null) as DutyRule | null}
                onChoose={choose}
              />
            ) : (
              <Section
                title={version ? sayRule(version, say.language) : say('basedOn', { title: draft?.title ?? '' })}
                extra={
                  mayWrite && (
                    <Button size="small" onClick={() => choose({ kind: 'new', name: chosen.name })}>
                      {say('begin')}
                    </Button>
                  )
                }
              >
                {version?.written?.note && <p>{version.written.note}</p>}
                <RuleTable rule={rule as DutyRule} />
                <RuleThreshold rule={rule as DutyRule} />
              </Section>
            )
          }
        </Answered>
        {chosen.name !== inForce.name && shown.data && now.data && (
          <>
            {chosen.kind === 'version' && (
              <Section title={say('changes')}>
                <RuleChanges from={now.data.rule as DutyRule} to={shown.data.rule as DutyRule} />
              </Section>
            )}
            {rules.months.length > 0 && (
              <RulePreview key={chosen.name} rules={rules} from={inForce.name} to={chosen.name} />
            )}
          </>
        )}
        {chosen.kind !== 'new' && rules.months.length > 0 && (
          <VisitAllocation key={`visits ${chosen.name}`} rules={rules} rule={chosen.name} />
        )}
      </div>
    </div>
  );
}

function useRule(name: string) {
  return useQuery({
    queryKey: ['dutyRule', name],
    queryFn: ({ signal }) => ask('dutyRule', { params: { rule: name }, signal }),
  });
}
