// Whom a notice is for: its region, and the groups in it.
import { CIRCULAR_GROUPS } from '@xunhe/domain/people/circular';
import { useWords } from '@xunhe/ui/words';
import { CIRCULAR_GROUP_WORDS } from '@xunhe/ui/words-circular';
import { useRegionNames } from '../parts/filters.tsx';
import { CIRCULAR_DESK_WORDS } from './words-circulars.ts';

interface Audience {
  readonly region: string;
  readonly regionName: string;
  readonly groups: readonly string[];
}

export function CircularAudience({ of }: { readonly of: Audience }) {
  const words = useSayAudience()(of);
  return (
    <span className="lines-2" title={words}>
      {words}
    </span>
  );
}

export function useSayAudience(): (of: Audience) => string {
  const say = useWords(CIRCULAR_DESK_WORDS);
  const sayGroup = useWords(CIRCULAR_GROUP_WORDS);
  const sayRegion = useRegionNames();
  return ({ region, regionName, groups }) =>
    say('audience', {
      region: sayRegion(region, regionName),
      groups:
        groups.length === CIRCULAR_GROUPS.length
          ? say('everybody')
          : groups.map((group) => sayGroup.any(group)).join(say.language === 'zh' ? '、' : ', '),
    });
}
