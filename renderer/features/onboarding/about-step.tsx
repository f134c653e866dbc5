import { LiveCard } from '../../hardware/live-card';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';

/** What the app does, what it never asks for, and that it has begun already. */
export function AboutStep() {
  return (
    <>
      <Card title={t('welcome.about')} minHeight={240}>
        <div className="nw-stack">
          <p className="nw-welcome__lead">{t('welcome.about.lead')}</p>
          <div className="nw-welcome__columns">
            <List title={t('welcome.about.does')} mark="✓" lines={[t('welcome.about.does.watch'), t('welcome.about.does.read'), t('welcome.about.does.compute')]} />
            <List title={t('welcome.about.never')} mark="✕" lines={[t('welcome.about.never.keys'), t('welcome.about.never.account')]} />
          </div>
          <p className="nw-muted">{t('welcome.about.talks')}</p>
        </div>
      </Card>
      <LiveCard />
    </>
  );
}

function List(props: { readonly title: string; readonly mark: string; readonly lines: readonly string[] }) {
  return (
    <section>
      <h3>{props.title}</h3>
      <ul className="nw-welcome__list">
        {props.lines.map((line) => (
          <li key={line}>
            <span aria-hidden="true">{props.mark}</span>
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
