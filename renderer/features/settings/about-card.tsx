import { useQuery } from '@tanstack/react-query';
import { hrefOf } from '../../navigation/routes';
import { useEngine } from '../../state/engine';
import { stateOfAnswer } from '../../state/query-state';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Card } from '../../ui/card';

/** Version, data folder, and the ways back to the setup. */
export function AboutCard() {
  const engine = useEngine();
  const formats = useFormats();
  const asked = useQuery(engine.ask.system.info.queryOptions({ input: {} }));
  const info = asked.data;
  return (
    <Card
      title={t('settings.section.about')}
      state={stateOfAnswer(asked)}
      minHeight={80}
      footer={
        <>
          <a href={hrefOf({ page: 'welcome' })}>{t('about.setup')}</a>
          <a href={hrefOf({ page: 'gallery' })}>{t('about.gallery')}</a>
        </>
      }
    >
      {info === undefined ? null : (
        <dl className="nw-figures">
          <div>
            <dt>{t('about.version')}</dt>
            <dd>{info.version}</dd>
          </div>
          <div>
            <dt>{t('about.data')}</dt>
            <dd className="nw-mono">{info.dataDir}</dd>
          </div>
          <div>
            <dt>{t('about.since')}</dt>
            <dd>{formats.dateTime(info.startedAtMs)}</dd>
          </div>
        </dl>
      )}
    </Card>
  );
}
