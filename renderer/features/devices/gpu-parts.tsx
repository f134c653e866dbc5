import type { GpuReading } from '../../../shared/domain/hardware';
import { useFormats } from '../../strings/use-formats';
import { t } from '../../strings/words';

/** One block per card. What a card does not report says so; it is never a zero. */
export function GpuParts(props: { readonly gpus: readonly GpuReading[] }) {
  const formats = useFormats();
  const text = (value: number | null, unit: string): string => (value === null ? '—' : formats.quantityText(value, unit));
  return (
    <div className="nw-stack">
      {props.gpus.map((gpu) => {
        const rows: readonly (readonly [string, string])[] = [
          [t('gpu.load'), text(gpu.loadPct, '%')],
          [t('gpu.power'), `${text(gpu.powerW, 'W')}${gpu.powerLimitW === null ? '' : ` ${t('gpu.power.limit', { limit: text(gpu.powerLimitW, 'W') })}`}`],
          [t('gpu.temperature'), text(gpu.temperatureC, 'C')],
          [t('gpu.memory'), gpu.memoryUsedB === null ? '—' : `${formats.bytesBinary(gpu.memoryUsedB)}${gpu.memoryTotalB === null ? '' : ` ${t('memory.of', { total: formats.bytesBinary(gpu.memoryTotalB) })}`}`],
          [t('gpu.fan'), text(gpu.fanPct, '%')],
          [t('gpu.clock'), text(gpu.clockMHz, 'MHz')],
          [t('gpu.state'), gpu.performanceState ?? '—'],
        ];
        return (
          <div key={gpu.id}>
            <p>
              {gpu.name} {gpu.processes === null ? null : <span className="nw-part__more">{t('gpu.processes', { n: gpu.processes.length })}</span>}
            </p>
            <div className="nw-gpu">
              {rows.map(([label, value]) => (
                <div key={label} title={value === '—' ? t('gpu.not-reported') : undefined}>
                  <p className="nw-part__label">{label}</p>
                  <p className="nw-gpu__value">{value}</p>
                </div>
              ))}
            </div>
          </div>
        );
      })}
    </div>
  );
}
