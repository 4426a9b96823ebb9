// The name of a reach, leading to its file; beside a neighbour's stands that it is only to be read.
import { Link } from '@tanstack/react-router';
import { SharedTag } from '@xunhe/ui/shared-tag.tsx';
import { pickName, useLanguage } from '@xunhe/ui/words';

interface ReachLinkProps {
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string | null;
  readonly shared?: boolean;
}

export function ReachLink({ id, name, nameEn, shared = false }: ReachLinkProps) {
  const language = useLanguage();
  return (
    <>
      <Link to="/reaches/$id" params={{ id }}>
        {pickName(language, name, nameEn)}
      </Link>
      {shared && <SharedTag />}
    </>
  );
}
