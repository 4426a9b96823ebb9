// What of this city was measured and what was generated, and whose data they are.
import { useQuery } from '@tanstack/react-query';
import { healthQuery } from '@xunhe/ui/session';
import { pickName, useWords } from '@xunhe/ui/words';
import { Modal } from 'antd';
import { useSurroundings } from '../parts/surroundings.ts';
import { FRAME_WORDS } from '../parts/words-frame.ts';

export function About({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const say = useWords(FRAME_WORDS);
  const { city } = useSurroundings();
  const health = useQuery({ ...healthQuery, enabled: open });
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      width={640}
      title={
        city.about.length > 0
          ? say('aboutCity', { city: pickName(say.language, city.name, city.nameEn) })
          : say('about')
      }
    >
      {city.about.map(({ part, zh, en }) => (
        <section key={part}>
          <h3>{say.any(part)}</h3>
          <p>{say.language === 'zh' ? zh : en}</p>
        </section>
      ))}
      {city.credits.length > 0 && (
        <section>
          <h3>{say('credits')}</h3>
          <ul>
            {city.credits.map(({ zh, en, source }) => (
              <li key={en}>
                {say.language === 'zh' ? zh : en}
                {source && <span className="muted"> · {source}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="muted">
        {say('standard')}: {city.standard} · {say('product')} {health.data?.version}
      </p>
    </Modal>
  );
}
