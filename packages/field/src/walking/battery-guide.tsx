// 防止手机中断记录: what to set so that a phone does not stop recording, for the brand in hand first. A web page gets no position with the
// screen off, whatever is set; the page says so before anything else.
import { useWords } from '@xunhe/ui/words';
import { BackLine } from '../back-line.tsx';
import { BRANDS, type Brand, brandOf } from './phone-brand.ts';
import { GUIDE_WORDS } from './words-guide.ts';

export function BatteryGuide() {
  const say = useWords(GUIDE_WORDS);
  const own = brandOf(navigator.userAgent);
  const others = BRANDS.filter((brand) => brand !== own);
  return (
    <>
      <BackLine title={say('title')} to="/start" />
      <section className="card">
        <p>{say('truth')}</p>
        <ol className="guide-steps">
          <li>{say('screen')}</li>
          <li>{say('home')}</li>
          <li>{say('location')}</li>
          <li>{say('swipe')}</li>
        </ol>
      </section>
      {own && <BrandSteps brand={own} isOpen />}
      {others.map((brand) => (
        <BrandSteps key={brand} brand={brand} />
      ))}
      <p className="muted foot">{say('gaps')}</p>
    </>
  );
}

function BrandSteps({ brand, isOpen = false }: { readonly brand: Brand; readonly isOpen?: boolean }) {
  const say = useWords(GUIDE_WORDS);
  return (
    <details className="card" open={isOpen}>
      <summary>{say(brand)}</summary>
      <p>{say(`${brand}_steps`)}</p>
    </details>
  );
}
