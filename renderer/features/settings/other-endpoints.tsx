import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Settings } from '../../../shared/contract/schemas/settings';
import { Choice } from '../../forms/choice';
import { FormFrame } from '../../forms/form-frame';
import { useEngine } from '../../state/engine';
import { useNetworkNames } from '../../state/network-names';
import { chainName } from '../../strings/chains';
import { t } from '../../strings/words';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { endpointProblem, shownEndpoint } from './endpoint-text';
import { endpointChains, OTHER_CHAIN, otherChainId } from './endpoint-chains';
import type { SettingsDesk } from './use-settings';

/** Endpoints of every other chain, where the usual ones are not wanted; and any EVM chain by its number. */
export function OtherEndpoints(props: { readonly desk: SettingsDesk; readonly settings: Settings }) {
  const engine = useEngine();
  const names = useNetworkNames();
  const wallets = useQuery(engine.ask.wallets.list.queryOptions({ input: {} }));
  const { desk, settings } = props;
  const [text, setText] = useState('');
  const [number, setNumber] = useState('');
  const [left, setLeft] = useState(false);
  const chains = endpointChains(names.all, wallets.data?.wallets ?? [], settings.endpoints);
  const [picked, setPicked] = useState<string | null>(null);
  const choice = picked ?? chains[0] ?? OTHER_CHAIN;
  const chain = choice === OTHER_CHAIN ? otherChainId(number) : choice;
  const own = chain === null ? [] : (settings.endpoints[chain] ?? []);
  const problem = chain === null ? 'no-chain' : endpointProblem(text, own);
  const save = (of: string, list: readonly string[]): void => {
    const others = Object.entries(settings.endpoints).filter(([key]) => key !== of);
    desk.save({ endpoints: Object.fromEntries(list.length === 0 ? others : [...others, [of, [...list]]]) });
  };
  return (
    <div className="nw-stack">
      <div>
        <h3 className="nw-field__label">{t('endpoints.other')}</h3>
        <p className="nw-field__hint">{t('endpoints.other.hint')}</p>
      </div>
      <ul className="nw-stack nw-stack--tight">
        {Object.entries(settings.endpoints).map(([of, list]) => (
          <li key={of}>
            <p className="nw-small nw-muted">{chainName(of)}</p>
            <ul className="nw-endpoints">
              {list.map((endpoint) => (
                <li key={endpoint} className="nw-endpoints__row">
                  <span className="nw-mono">{shownEndpoint(endpoint)}</span>
                  <Button look="quiet" disabled={desk.busy} onClick={() => save(of, list.filter((entry) => entry !== endpoint))} aria-label={t('endpoints.remove.of', { endpoint: shownEndpoint(endpoint), chain: chainName(of) })}>
                    {t('action.remove')}
                  </Button>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {Object.keys(settings.endpoints).length === 0 ? <p className="nw-small nw-muted">{t('endpoints.other.none')}</p> : null}
      <FormFrame
        canSave={problem === null}
        busy={desk.busy}
        error={desk.error}
        saveLabel={t('sources.endpoints.add')}
        onSave={() => {
          if (chain === null) return;
          save(chain, [...own, text.trim()]);
          setText('');
          setLeft(false);
        }}
      >
        <div className="nw-form__pair">
          <Choice label={t('endpoints.chain')} value={choice} onChange={setPicked} options={[...chains.map((value) => ({ value, label: chainName(value) })), { value: OTHER_CHAIN, label: t('endpoints.chain.other') }]} />
          {choice === OTHER_CHAIN ? <Field label={t('endpoints.chain.number')} type="number" value={number} onChange={setNumber} error={number !== '' && chain === null ? t('endpoints.chain.number.wrong') : null} /> : null}
        </div>
        <Field label={t('endpoints.address')} value={text} onChange={setText} onBlur={() => setLeft(true)} placeholder="https://" mono error={left && text.trim() !== '' && problem !== null && problem !== 'no-chain' ? t(`sources.endpoints.problem.${problem}`) : null} />
      </FormFrame>
    </div>
  );
}
