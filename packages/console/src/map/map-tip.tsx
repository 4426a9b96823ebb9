// What is said of what lies under the pointer.
import type { MapPatrol, MapProblem } from '@xunhe/contract/map';
import type { ReachState } from '@xunhe/contract/place';
import { sayChanceOfWorse } from '@xunhe/ui/figures';
import type { Hovered } from '@xunhe/ui/map-options';
import { SharedTag } from '@xunhe/ui/shared-tag.tsx';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { PROBLEM_STATE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { CLASS_WORDS, LEVEL_WORDS, SOURCE_KIND_WORDS, STATION_KIND_WORDS, VERDICT_WORDS } from '@xunhe/ui/words-shared';
import { useSayAct, useSurroundings } from '../parts/surroundings.ts';

const WORDS = defineWords({
  duty: ['巡河 {done} / {asked} 天次', '{done} of {asked} day-visits'],
  overdue: ['逾期', 'overdue'],
  middle: ['位置未填，示于河段中点', 'No place given: shown at the middle of the reach'],
  ended: ['{at}结束', 'ended {at}'],
});

interface MapTipProps {
  readonly hovered: Hovered;
  readonly states: ReadonlyMap<string, ReachState>;
  readonly problems: ReadonlyMap<string, MapProblem>;
  readonly patrols: ReadonlyMap<string, MapPatrol>;
}

export function MapTip({ hovered, states, problems, patrols }: MapTipProps) {
  if (hovered.of === 'reach') return <OfReach state={states.get(hovered.id)} />;
  if (hovered.of === 'mark') {
    const [problem, patrol] = [problems.get(hovered.id), patrols.get(hovered.id)];
    if (hovered.source === 'marks') return problem ? <OfProblem problem={problem} /> : null;
    return patrol ? <OfPatrol patrol={patrol} /> : null;
  }
  return <OfPoint of={hovered.of} kind={hovered.kind} />;
}

function OfReach({ state }: { readonly state: ReachState | undefined }) {
  const say = useWords(WORDS);
  const sayClass = useWords(CLASS_WORDS);
  const sayLevel = useWords(LEVEL_WORDS);
  const { city } = useSurroundings();
  if (!state) return null;
  return (
    <>
      <div>
        {sayClass.any(String(state.wqClass ?? 'none'))} · {sayLevel(state.level ?? 'none')}
      </div>
      {state.probability !== null && (
        <div>{sayChanceOfWorse(state.probability, sayClass.any(String(city.targetClass)), say.language)}</div>
      )}
      {state.shared && <SharedTag />}
      {state.visitsAsked > 0 && <div>{say('duty', { done: state.visitsDone, asked: state.visitsAsked })}</div>}
    </>
  );
}

function OfProblem({ problem }: { readonly problem: MapProblem }) {
  const say = useWords(WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  return (
    <>
      <strong>{sayType.any(problem.type)}</strong>
      <div>{pickName(say.language, problem.reachName, problem.reachNameEn)}</div>
      <div>
        {sayState.any(problem.state)}
        {problem.overdue && ` · ${say('overdue')}`}
      </div>
      {!problem.exact && <div className="muted">{say('middle')}</div>}
    </>
  );
}

function OfPatrol({ patrol }: { readonly patrol: MapPatrol }) {
  const say = useWords(WORDS);
  const sayVerdict = useWords(VERDICT_WORDS);
  const sayAct = useSayAct();
  return (
    <>
      <strong>{patrol.personName}</strong>
      <div>{pickName(say.language, patrol.reachName, patrol.reachNameEn)}</div>
      <div>
        {say('ended', { at: sayAct(patrol.endedAt) })} · {sayVerdict.any(patrol.verdict)}
      </div>
    </>
  );
}

function OfPoint({ of, kind }: { readonly of: 'station' | 'source' | 'outfall'; readonly kind: string }) {
  const sayStation = useWords(STATION_KIND_WORDS);
  const saySource = useWords(SOURCE_KIND_WORDS);
  return <div>{of === 'station' ? sayStation.any(kind) : saySource.any(kind)}</div>;
}
