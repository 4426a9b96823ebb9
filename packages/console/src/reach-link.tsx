// The name of a reach, leading to its file.
import { Link } from '@tanstack/react-router';
import { pickName, useLanguage } from '@xunhe/ui/words';

interface ReachLinkProps {
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string | null;
}

export function ReachLink({ id, name, nameEn }: ReachLinkProps) {
  const language = useLanguage();
  return (
    <Link to="/reaches/$id" params={{ id }}>
      {pickName(language, name, nameEn)}
    </Link>
  );
}
