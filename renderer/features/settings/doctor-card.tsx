import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DoctorCheck } from '../../../shared/contract/schemas/settings';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { DataTable, type Column } from '../../ui/data-table';
import { doctorDetail } from './doctor-detail';

const SYMBOLS = { works: '●', partly: '◐', 'does-not-work': '▼', 'switched-off': '○' } as const;
const CLASSES = { works: 'nw-gain', partly: 'nw-warn', 'does-not-work': 'nw-loss', 'switched-off': 'nw-unknown' } as const;

/** Each probe and source asked once, when the person wants it. */
export function DoctorCard() {
  const engine = useEngine();
  const run = useMutation({ mutationFn: () => engine.client.system.doctor({}) });
  const columns = useMemo(() => checkColumns(), []);
  return (
    <Card
      title={t('settings.section.doctor')}
      state={run.isPending ? { kind: 'loading' } : run.error === null ? { kind: 'fresh' } : { kind: 'unreachable', reason: wordsOfError(run.error) }}
      minHeight={80}
      controls={
        <Button disabled={run.isPending} onClick={() => run.mutate()}>
          {t('doctor.run')}
        </Button>
      }
    >
      {run.data === undefined ? <p className="nw-muted">{t('doctor.lead')}</p> : <DataTable caption={t('settings.section.doctor')} columns={columns} rows={run.data.checks} rowId={(check) => check.id} csvName="checks" />}
    </Card>
  );
}

function checkColumns(): readonly Column<DoctorCheck>[] {
  return [
    {
      id: 'state',
      title: t('doctor.column.state'),
      cell: (check) => (
        <span>
          <span className={CLASSES[check.state]} aria-hidden="true">
            {SYMBOLS[check.state]}{' '}
          </span>
          {t(`doctor.state.${check.state}`)}
        </span>
      ),
      csv: (check) => check.state,
    },
    {
      id: 'what',
      title: t('doctor.column.what'),
      cell: (check) => {
        const { words, evidence } = doctorDetail(check.detail);
        return (
          <div className="nw-settings-text">
            <p>
              <strong>{check.title}</strong> <span className="nw-muted">{words}</span>
            </p>
            {evidence === null ? null : <p className="nw-small nw-muted nw-mono">{evidence}</p>}
            {check.remedy === null ? null : <p className="nw-small">{check.remedy}</p>}
          </div>
        );
      },
      csv: (check) => `${check.title}: ${check.detail}`,
    },
  ];
}
