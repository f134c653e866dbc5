import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Tariff } from '../../../shared/domain/tariff';
import { PriceStrips } from '../../forms/price-strip';
import { TariffForm } from '../../forms/tariff-form';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { stateOfAnswer } from '../../state/query-state';
import { useDayZone } from '../../state/use-day-zone';
import { sourceWords } from '../../strings/sources';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';
import { Age } from '../../ui/age';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { KindWord } from '../../ui/kind-word';
import { useLocalDay } from '../../ui/now';
import { Dialog } from '../../ui/panels';
import { tariffWords } from './tariff-words';
import { useSettings } from './use-settings';

/** Power prices by date, with the price of each hour of the day. */
export function TariffCard() {
  const engine = useEngine();
  const formats = useFormats();
  const asked = useQuery(engine.ask.tariffs.list.queryOptions({ input: {} }));
  const desk = useSettings();
  const [open, setOpen] = useState<Tariff | 'new' | null>(null);
  const remove = useMutation({ mutationFn: (id: string) => engine.client.tariffs.remove({ id }), onSuccess: () => engine.refresh(['tariffs']) });
  const tariffs = asked.data?.tariffs ?? [];
  const today = useLocalDay(useDayZone());
  return (
    <Card title={t('settings.section.tariff')} state={stateOfAnswer(asked)} minHeight={80} controls={<Button onClick={() => setOpen('new')}>{tariffs.length === 0 ? t('tariff.add') : t('tariff.another')}</Button>}>
      {tariffs.length === 0 ? <p className="nw-warn">{t('tariff.none')}</p> : null}
      <div className="nw-stack">
        {tariffs.map((tariff) => (
          <section key={tariff.id} className="nw-tariff">
            <p className="nw-row">
              <strong>{tariff.validFrom === null ? t('tariff.from-start') : t('tariff.from-day', { day: formats.localDate(tariff.validFrom) })}</strong>
              <span className="nw-muted">
                <KindWord kind={tariff.source === 'typed' ? 'typed' : 'estimated'} />
                {tariff.source === 'typed' ? null : ` · ${sourceWords(tariff.source)}`} · <Age atMs={tariff.setAtMs} />
              </span>
              <Button look="quiet" onClick={() => setOpen(tariff)}>
                {t('action.edit')}
              </Button>
            </p>
            <p>{tariffWords(tariff, formats).join(' · ')}</p>
            <PriceStrips periods={tariff.periods} currency={tariff.currency} fromDay={today} />
          </section>
        ))}
      </div>
      <Dialog opened={open !== null} title={t('tariff.form.title')} onClose={() => setOpen(null)} size="lg">
        <TariffForm tariff={open === 'new' ? null : open} currency={tariffs[0]?.currency ?? desk.settings?.currency ?? 'EUR'} tz={desk.settings?.tz ?? formats.timeZone} onDone={() => setOpen(null)} onCancel={() => setOpen(null)} />
        {open !== null && open !== 'new' ? (
          <p className="nw-row nw-small nw-muted nw-tariff__remove">
            {t(tariffs.length > 1 ? 'tariff.remove.sure' : 'tariff.remove.last')}
            <Button
              look="danger"
              onClick={() => {
                remove.mutate(open.id);
                setOpen(null);
              }}
            >
              {t('action.remove')}
            </Button>
          </p>
        ) : null}
      </Dialog>
      {remove.error === null ? null : <p className="nw-loss">{wordsOfError(remove.error)}</p>}
    </Card>
  );
}
