import { Slider } from '@mantine/core';
import { useState } from 'react';
import type { BreakEven, Overrides } from '../../../shared/contract/schemas/economics';
import { useFormats } from '../../strings/use-formats';
import type { Formats } from '../../strings/formats';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { HANDLES, scaleOf, withHandle, type HandleId } from './handle-scale';
import { spanWords } from './verdict-words';

/** The four values that decide, as sliders; the value that flips the verdict is marked on each. */
export function Handles(props: { readonly answer: BreakEven; readonly overrides: Overrides; readonly onOverrides: (overrides: Overrides) => void }) {
  const { answer, overrides } = props;
  const estimate = answer.estimate;
  if (estimate === null) return null;
  const moved = HANDLES.some((handle) => overrides[handle] !== undefined);
  const flips: Readonly<Record<HandleId, number | null | undefined>> = {
    tokenPrice: estimate.handles.tokenPrice,
    kwhPrice: estimate.handles.flatKwhPrice,
    busyHoursPerDay: estimate.handles.busyHoursPerDay,
    networkGrowthPerYear: estimate.handles.networkGrowthPerYear,
  };
  return (
    <Card
      title={t('be.handles')}
      minHeight={320}
      controls={
        moved ? (
          <Button look="quiet" onClick={() => props.onOverrides(HANDLES.reduce<Overrides>((rest, handle) => withHandle(rest, handle, null), overrides))}>
            {t('be.handles.reset')}
          </Button>
        ) : null
      }
    >
      <div className="nw-handles">
        <p className="nw-small nw-muted">{t('be.handles.lead', { months: spanWords(estimate.targetMonths) })}</p>
        {HANDLES.map((handle) => (
          <Handle
            // A value that came back from the engine moves the slider; while it is dragged the slider keeps its own.
            key={`${handle}-${overrides[handle] ?? 'known'}`}
            handle={handle}
            currency={answer.currency}
            current={answer.current[handle]}
            flip={flips[handle] ?? null}
            targetMonths={estimate.targetMonths}
            onChange={(value) => props.onOverrides(withHandle(overrides, handle, value))}
          />
        ))}
      </div>
    </Card>
  );
}

function Handle(props: { readonly handle: HandleId; readonly currency: string; readonly current: number | null; readonly flip: number | null; readonly targetMonths: number; readonly onChange: (value: number) => void }) {
  const formats = useFormats();
  const { handle, current, flip } = props;
  const scale = scaleOf(handle, current, flip);
  const [value, setValue] = useState<number | null>(null);
  const shown = value ?? current;
  const text = (amount: number): string => handleText(handle, amount, props.currency, formats);
  const label = t(`be.handle.${handle}`);
  const within = flip !== null && flip >= scale.min && flip <= scale.max;
  return (
    <div>
      <div className="nw-handle__head">
        <span>{label}</span>
        <span className="nw-handle__value">{shown === null ? t('figure.unknown') : text(shown)}</span>
      </div>
      <div className="nw-handle__track">
        {within ? <span className="nw-handle__flip" style={{ left: `${((flip - scale.min) / (scale.max - scale.min)) * 100}%` }} aria-hidden="true" /> : null}
        <Slider
          thumbLabel={label}
          label={null}
          min={scale.min}
          max={scale.max}
          step={scale.step}
          value={Math.min(scale.max, Math.max(scale.min, shown ?? scale.min))}
          disabled={current === null}
          onChange={setValue}
          onChangeEnd={props.onChange}
          size="sm"
        />
      </div>
      <div className="nw-handle__words nw-small nw-muted">
        <span>
          {current === null
            ? t('be.handle.unknown')
            : flip === null
              ? t('be.handle.out-of-reach')
              : `${t(handle === 'tokenPrice' || handle === 'busyHoursPerDay' ? 'be.handle.flip.at-least' : 'be.handle.flip.at-most', { value: text(flip) })}: ${t('be.handle.mark', { months: spanWords(props.targetMonths) })}`}
        </span>
      </div>
    </div>
  );
}

function handleText(handle: HandleId, value: number, currency: string, formats: Formats): string {
  switch (handle) {
    case 'tokenPrice':
      return formats.money(value, currency, { digits: value < 1 ? 4 : 2 });
    case 'kwhPrice':
      return formats.quantityText(value, `${currency}/kWh`);
    case 'busyHoursPerDay':
      return formats.quantityText(value, 'h');
    case 'networkGrowthPerYear':
      return `${value > 0 ? '+' : ''}${formats.percent(value * 100, 0)}`;
  }
}
