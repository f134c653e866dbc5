import { CumulativeCurve } from '../charts/cumulative-curve';
import { DailyBars } from '../charts/daily-bars';
import { HistoryLines } from '../charts/history-lines';
import { RangeBar } from '../charts/range-bar';
import { pointsOfBuckets } from '../charts/shape/points';
import { Tornado } from '../charts/tornado';
import { UptimeCells } from '../charts/uptime-cells';
import { t } from '../strings/words';
import { Card } from '../ui/card';
import { dayText, madeUpBuckets, madeUpCells, madeUpCurve, madeUpDays, madeUpRealised } from './made-up';

/** Every chart with gaps, estimates and partly covered stretches in it. */
export function GalleryCharts() {
  const from = madeUpBuckets[0]?.fromMs ?? 0;
  return (
    <section className="nw-stack" aria-label={t('gallery.charts')}>
      <h2>{t('gallery.charts')}</h2>
      <Card title={t('gallery.demo.days')}>
        <DailyBars
          title={t('gallery.demo.days')}
          unit="EUR"
          days={madeUpDays}
          series={[
            { id: 'helium', label: 'Helium', slot: 1 },
            { id: 'render', label: 'Render', slot: 2 },
            { id: 'hivemapper', label: 'Hivemapper', slot: 3 },
          ]}
          lineLabel={t('gallery.demo.net')}
          csvName="gallery"
        />
      </Card>
      <div className="nw-grid">
        <Card title={t('gallery.demo.load')} className="nw-span-6">
          <HistoryLines
            title={t('gallery.demo.load')}
            unit="%"
            domain={[0, 100]}
            fromMs={from}
            toMs={from + 3_600_000}
            limit={{ value: 80, label: t('chart.high') }}
            series={[{ id: 'load', label: t('gallery.demo.load'), slot: 1, points: pointsOfBuckets(madeUpBuckets) }]}
          />
        </Card>
        <Card title={t('gallery.demo.uptime')} className="nw-span-6">
          <UptimeCells title={t('gallery.demo.uptime')} cells={madeUpCells} unit="day" upShare={0.972} watchedShare={0.967} />
        </Card>
        <Card title={t('gallery.demo.cumulative')}>
          <CumulativeCurve title={t('gallery.demo.cumulative')} currency="EUR" forecast={madeUpCurve} realised={madeUpRealised} today={dayText(5)} />
        </Card>
        <Card title={t('gallery.demo.net')} className="nw-span-6">
          <RangeBar label={t('gallery.demo.net')} currency="EUR" low={-4.2} middle={12.5} high={31} />
        </Card>
        <Card title={t('gallery.demo.moves')} className="nw-span-6">
          <Tornado
            title={t('gallery.demo.moves')}
            currency="EUR"
            base={310}
            rows={[
              { id: 'a', label: 'Token price', low: -120, high: 740 },
              { id: 'b', label: 'Busy share', low: 60, high: 560 },
              { id: 'c', label: 'Power price', low: 420, high: 200 },
              { id: 'd', label: 'Device price', low: 490, high: 130 },
            ]}
          />
        </Card>
      </div>
    </section>
  );
}
