// A border reach of a neighbour: the tag says that it may be read and no more, its title says why.
import './badges.css';
import { defineWords, useWords } from './words.ts';
import { sayRefusal } from './words-refusal.ts';

const WORDS = defineWords({ shared: ['共界·只读', 'Shared, read-only'] });

export function SharedTag() {
  const say = useWords(WORDS);
  return (
    <span className="shared-tag" title={sayRefusal({ kind: 'reach.readOnly' }, say.language)}>
      {say('shared')}
    </span>
  );
}
