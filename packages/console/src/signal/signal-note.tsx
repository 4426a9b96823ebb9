// What must be said wherever signals stand: that they are questions, and how far their thresholds can be trusted.
import { defineWords, useWords } from '@xunhe/ui/words';

const WORDS = defineWords({
  note: [
    '疑点是请人核实的问题，不是结论：不改变任何认定、履职和评价。判断门槛由模拟路线测得，须先用本市真实巡河记录重新校准，才能向上级展示。',
    'Signals are questions for a person to look at, not findings: they change no verdict, duty or review. Their thresholds come from synthetic routes and must be fitted again on real patrols of this city before a signal is shown to a superior.',
  ],
});

export function SignalNote() {
  const say = useWords(WORDS);
  return <p className="signal-note">{say('note')}</p>;
}
