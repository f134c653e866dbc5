import { useState } from 'react';
import type { Settings } from '../../../shared/contract/schemas/settings';
import { FormFrame } from '../../forms/form-frame';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { endpointProblem, PUBLIC_ENDPOINT, shownEndpoint, withFirst } from './endpoint-text';
import type { SettingsDesk } from './use-settings';

/** The Solana endpoints in the order in which they are asked; one more can be added, each but the last can be removed. */
export function EndpointList(props: { readonly desk: SettingsDesk; readonly settings: Settings }) {
  const { desk } = props;
  const endpoints = props.settings.solanaEndpoints;
  const [text, setText] = useState('');
  const [left, setLeft] = useState(false);
  const problem = endpointProblem(text, endpoints);
  const save = (next: readonly string[]): void => desk.save({ solanaEndpoints: [...next] });
  return (
    <div className="nw-stack">
      <div>
        <h3 className="nw-field__label">{t('sources.endpoints')}</h3>
        <p className="nw-field__hint">{t('sources.endpoints.hint')}</p>
      </div>
      <ol className="nw-endpoints">
        {endpoints.map((endpoint, index) => (
          <li key={endpoint} className="nw-endpoints__row">
            <span>
              <span className="nw-mono">{shownEndpoint(endpoint)}</span>{' '}
              <span className="nw-small nw-muted">
                {[index === 0 ? t('sources.endpoints.first') : null, endpoint === PUBLIC_ENDPOINT ? t('sources.endpoints.public') : null].filter((words) => words !== null).join(' · ')}
              </span>
            </span>
            {index === 0 ? null : (
              <Button look="quiet" disabled={desk.busy} onClick={() => save(withFirst(endpoints, endpoint))}>
                {t('sources.endpoints.use-first')}
              </Button>
            )}
            {endpoints.length > 1 ? (
              <Button look="quiet" disabled={desk.busy} onClick={() => save(endpoints.filter((entry) => entry !== endpoint))}>
                {t('action.remove')}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      <FormFrame
        canSave={problem === null}
        busy={desk.busy}
        error={desk.error}
        saveLabel={t('sources.endpoints.add')}
        onSave={() => {
          save([...endpoints, text.trim()]);
          setText('');
          setLeft(false);
        }}
      >
        <Field
          label={t('sources.endpoints.new')}
          value={text}
          onChange={setText}
          onBlur={() => setLeft(true)}
          placeholder="https://"
          mono
          error={left && text.trim() !== '' && problem !== null ? t(`sources.endpoints.problem.${problem}`) : null}
        />
      </FormFrame>
      {endpoints.includes(PUBLIC_ENDPOINT) ? null : (
        <div>
          <Button look="quiet" disabled={desk.busy} onClick={() => save([...endpoints, PUBLIC_ENDPOINT])}>
            {t('sources.endpoints.public.add')}
          </Button>
        </div>
      )}
    </div>
  );
}
