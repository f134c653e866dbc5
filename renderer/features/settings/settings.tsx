import { useEffect, useRef } from 'react';
import { hrefOf } from '../../navigation/routes';
import { t } from '../../strings/words';
import { AboutCard } from './about-card';
import { DoctorCard } from './doctor-card';
import { FactsCard } from './facts-card';
import { GeneralCard } from './general-card';
import { SamplingCard } from './sampling-card';
import { SelfCard } from './self-card';
import { SourcesCard } from './sources-card';
import { TariffCard } from './tariff-card';
import { TrafficCard } from './traffic-card';
import { WalletsCard } from './wallets-card';
import './settings.css';

const SECTIONS = ['wallets', 'tariff', 'general', 'sources', 'facts', 'traffic', 'self', 'sampling', 'doctor', 'about'] as const;
type SectionId = (typeof SECTIONS)[number];

const CARDS: Readonly<Record<SectionId, () => React.ReactNode>> = {
  wallets: WalletsCard,
  tariff: TariffCard,
  general: GeneralCard,
  sources: SourcesCard,
  facts: FactsCard,
  traffic: TrafficCard,
  self: SelfCard,
  sampling: SamplingCard,
  doctor: DoctorCard,
  about: AboutCard,
};

/** Everything that can be set, and what the app does with it: on one page, with an address for each part. */
export function SettingsPage(props: { readonly section: string | null }) {
  const parts = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const part = props.section === null ? null : document.querySelector<HTMLElement>(`#settings-${CSS.escape(props.section)}`);
    const all = parts.current;
    if (part === null || all === null) return undefined;
    const show = (): void => part.scrollIntoView({ block: 'start' });
    show();
    part.focus({ preventScroll: true });
    // The cards above grow while their answers come in; the part stays in place until the person takes over.
    const grown = new ResizeObserver(show);
    grown.observe(all);
    const leave = (): void => grown.disconnect();
    const signs = ['wheel', 'keydown', 'pointerdown', 'touchstart'] as const;
    for (const sign of signs) globalThis.addEventListener(sign, leave, { once: true, passive: true });
    return () => {
      leave();
      for (const sign of signs) globalThis.removeEventListener(sign, leave);
    };
  }, [props.section]);
  return (
    <>
      <div className="nw-page-head">
        <h1>{t('settings.title')}</h1>
        <a href={hrefOf({ page: 'welcome' })}>{t('about.setup')}</a>
      </div>
      <nav className="nw-settings-nav" aria-label={t('settings.jump')}>
        {SECTIONS.map((section) => (
          <a key={section} href={hrefOf({ page: 'settings', section })}>
            {t(`settings.section.${section}`)}
          </a>
        ))}
      </nav>
      <div className="nw-stack" ref={parts}>
        {SECTIONS.map((section) => {
          const Part = CARDS[section];
          return (
            <div key={section} id={`settings-${section}`} tabIndex={-1} className="nw-settings-part">
              <Part />
            </div>
          );
        })}
      </div>
    </>
  );
}
