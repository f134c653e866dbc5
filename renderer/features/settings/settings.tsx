import { useEffect } from 'react';
import { hrefOf } from '../../navigation/routes';
import { t } from '../../strings/words';
import { AboutCard } from './about-card';
import { DoctorCard } from './doctor-card';
import { GeneralCard } from './general-card';
import { SamplingCard } from './sampling-card';
import { SelfCard } from './self-card';
import { SourcesCard } from './sources-card';
import { TariffCard } from './tariff-card';
import { TrafficCard } from './traffic-card';
import { WalletsCard } from './wallets-card';
import './settings.css';

const SECTIONS = ['wallets', 'tariff', 'general', 'sources', 'traffic', 'self', 'sampling', 'doctor', 'about'] as const;
type SectionId = (typeof SECTIONS)[number];

const CARDS: Readonly<Record<SectionId, () => React.ReactNode>> = {
  wallets: WalletsCard,
  tariff: TariffCard,
  general: GeneralCard,
  sources: SourcesCard,
  traffic: TrafficCard,
  self: SelfCard,
  sampling: SamplingCard,
  doctor: DoctorCard,
  about: AboutCard,
};

/** Everything that can be set, and what the app does with it: on one page, with an address for each part. */
export function SettingsPage(props: { readonly section: string | null }) {
  useEffect(() => {
    const part = props.section === null ? null : document.querySelector<HTMLElement>(`#settings-${CSS.escape(props.section)}`);
    part?.scrollIntoView({ block: 'start' });
    part?.focus({ preventScroll: true });
  }, [props.section]);
  return (
    <>
      <div className="nw-page-head">
        <h1>{t('settings.title')}</h1>
      </div>
      <nav className="nw-settings-nav" aria-label={t('settings.jump')}>
        {SECTIONS.map((section) => (
          <a key={section} href={hrefOf({ page: 'settings', section })}>
            {t(`settings.section.${section}`)}
          </a>
        ))}
      </nav>
      <div className="nw-stack">
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
