import type { ReactNode } from 'react';
import { hrefOf, MAIN_PAGES, mainRoute, type Route } from '../navigation/routes';
import { t } from '../strings/words';
import { Icon } from '../ui/icons';
import './layout.css';
import { ThemeMenu } from './theme-menu';

export interface LayoutProps {
  readonly route: Route;
  /** The one line that says how everything is. */
  readonly status: ReactNode;
  /** Banners over every page: sample data, a lost engine. */
  readonly banners?: ReactNode;
  readonly onPalette: () => void;
  readonly children: ReactNode;
}

/** The frame of every page: navigation, status strip, banners, content. */
export function Layout(props: LayoutProps) {
  return (
    <div className="nw-layout">
      <a className="nw-skip" href="#content" onClick={skipToContent}>
        {t('nav.skip')}
      </a>
      <nav className="nw-nav" aria-label={t('nav.label')}>
        <div className="nw-nav__brand">
          <img src="./icon.svg" width="24" height="24" alt="" />
          <span>{t('app.name')}</span>
        </div>
        <ul className="nw-nav__list">
          {MAIN_PAGES.map((page, index) => (
            <li key={page}>
              <a className="nw-nav__item" href={hrefOf(mainRoute(page))} aria-current={props.route.page === page ? 'page' : undefined} aria-keyshortcuts={String(index + 1)}>
                <Icon name={page} />
                <span>{t(`nav.${page}`)}</span>
                <kbd aria-hidden="true">{index + 1}</kbd>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="nw-page">
        <header className="nw-strip" aria-label={t('status.label')}>
          <div className="nw-strip__status">{props.status}</div>
          <button type="button" className="nw-strip__tool nw-strip__find" onClick={props.onPalette} title={t('palette.title')} aria-keyshortcuts="Control+K">
            <Icon name="search" />
            <span className="nw-hidden">{t('palette.title')}</span>
            <kbd>Ctrl K</kbd>
          </button>
          <ThemeMenu />
        </header>
        {props.banners}
        <main className="nw-main" id="content" tabIndex={-1}>
          {props.children}
        </main>
      </div>
    </div>
  );
}

function skipToContent(event: React.MouseEvent): void {
  // The address after # belongs to the routes, so the jump is made by hand.
  event.preventDefault();
  document.querySelector<HTMLElement>('#content')?.focus();
}
