import { Slider, Switch, Tabs, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { t } from '../strings/words';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Chips } from '../ui/chips';
import { DataTable, type Column } from '../ui/data-table';
import { Field } from '../ui/field';
import { EmptyState } from '../ui/empty-state';
import { Dialog, SidePanel } from '../ui/panels';
import { Progress } from '../ui/progress';
import { RangeSwitch, type RangeId } from '../ui/range-switch';
import { madeUpDays } from './made-up';
import { dayTotal, type BarDay } from '../charts/shape/days';
import { useFormats } from '../strings/use-formats';

/** Parts with which pages are built. */
export function GalleryParts() {
  const formats = useFormats();
  const [range, setRange] = useState<RangeId>('30d');
  const [chips, setChips] = useState<ReadonlySet<string>>(new Set(['reward']));
  const [price, setPrice] = useState('0.32');
  const [open, setOpen] = useState<'dialog' | 'panel' | null>(null);
  const columns: readonly Column<BarDay>[] = [
    { id: 'day', title: t('chart.day'), cell: (day) => formats.localDate(day.day), sortBy: (day) => day.day, csv: (day) => day.day },
    { id: 'total', title: t('chart.total'), align: 'right', cell: (day) => formats.money(dayTotal(day), 'EUR'), sortBy: dayTotal, csv: dayTotal, total: formats.money(31.2, 'EUR') },
  ];
  const toggle = (value: string): void => {
    const next = new Set(chips);
    if (!next.delete(value)) next.add(value);
    setChips(next);
  };
  return (
    <section className="nw-stack" aria-label={t('gallery.parts')}>
      <h2>{t('gallery.parts')}</h2>
      <Banner tone="info">{t('demo.banner')}</Banner>
      <Banner tone="warn" action={<Button look="plain">{t('action.retry')}</Button>}>
        {t('gallery.demo.banner')}
      </Banner>
      <div className="nw-grid">
        <Card title={t('gallery.parts')} className="nw-span-6">
          <div className="nw-stack">
            <RangeSwitch value={range} onChange={setRange} />
            <Chips label={t('gallery.demo.search')} selected={chips} onToggle={toggle} options={(['reward', 'staking', 'unclassified'] as const).map((kind, index) => ({ value: kind, label: t(`line.${kind}`), count: index * 7 + 3 }))} />
            <Field label={t('gallery.demo.power-price')} hint={t('gallery.demo.power-price.hint')} unit="€/kWh" type="number" value={price} onChange={setPrice} width={280} error={Number.isFinite(Number(price)) ? null : t('gallery.demo.error')} />
            <div className="nw-row">
              <Button look="filled">{t('action.save')}</Button>
              <Button look="plain" onClick={() => setOpen('dialog')}>
                {t('action.edit')}
              </Button>
              <Button look="quiet" onClick={() => setOpen('panel')}>
                {t('action.explain')}
              </Button>
              <Button look="danger">{t('action.remove')}</Button>
              <Button look="plain" disabled>
                {t('action.next')}
              </Button>
            </div>
            <Slider label={null} defaultValue={40} thumbLabel={t('chart.value')} />
            <Tooltip label={t('kind.measured.hint')}>
              <span>
                <Switch label={t('kind.measured')} defaultChecked />
              </span>
            </Tooltip>
            <Progress label={t('card.loading', { title: t('nav.rewards') })} share={0.42} detail={formats.duration(95_000)} />
            <Progress label={t('card.loading', { title: t('nav.devices') })} share={null} />
          </div>
        </Card>
        <Card title={t('nav.rewards')} className="nw-span-6">
          <Tabs defaultValue="a">
            <Tabs.List>
              <Tabs.Tab value="a">{t('nav.rewards')}</Tabs.Tab>
              <Tabs.Tab value="b">{t('line.unclassified')}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="a">
              <DataTable caption={t('nav.rewards')} columns={columns} rows={madeUpDays} rowId={(day) => day.day} csvName="gallery" maxHeight={260} initialSort={{ columnId: 'day', descending: true }} />
            </Tabs.Panel>
            <Tabs.Panel value="b">
              <EmptyState title={t('card.first-run')}>{t('gallery.demo.first-run')}</EmptyState>
            </Tabs.Panel>
          </Tabs>
        </Card>
      </div>
      <Dialog opened={open === 'dialog'} title={t('action.edit')} onClose={() => setOpen(null)}>
        {t('gallery.lead')}
      </Dialog>
      <SidePanel opened={open === 'panel'} title={t('action.explain')} onClose={() => setOpen(null)}>
        {t('gallery.lead')}
      </SidePanel>
    </section>
  );
}
