import { useState } from 'react';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Dialog } from '../../ui/panels';
import { CostsCard } from './costs-card';
import { ImportsCard } from './imports-card';
import { TypedLineForm } from './typed-line-form';

/** What is on no chain: a reward or a cost that was typed, and files of other programs. */
export function RecordsDesk() {
  const [typing, setTyping] = useState(false);
  const [saved, setSaved] = useState(false);
  return (
    <div className="nw-grid">
      <ImportsCard />
      <div className="nw-span-6">
        <Card title={t('records.lines')} minHeight={80}>
          <div className="nw-stack nw-stack--tight">
            <p className="nw-muted">{t('records.lines.lead')}</p>
            <div>
              <Button onClick={() => setTyping(true)}>{t('records.line.add')}</Button>
            </div>
            <p role="status" className="nw-small">
              {saved ? t('records.line.saved') : null}
            </p>
          </div>
        </Card>
      </div>
      <div className="nw-span-6">
        <CostsCard />
      </div>
      <Dialog opened={typing} title={t('records.line.add')} onClose={() => setTyping(false)}>
        <TypedLineForm
          onDone={() => {
            setTyping(false);
            setSaved(true);
          }}
          onCancel={() => setTyping(false)}
        />
      </Dialog>
    </div>
  );
}
