import { parseSolanaAddress } from '../../shared/chains/solana/address';
import { parseStorjNode } from '../../shared/chains/storj/node-address';
import { isChainId, type ChainId } from '../../shared/domain/wallet';
import { useNetworkNames } from '../state/network-names';
import { chainName } from '../strings/chains';
import { cleanText } from '../strings/clean-text';
import { t } from '../strings/words';
import { Banner } from '../ui/banner';
import { Choice } from './choice';

interface Candidate {
  readonly chain: ChainId;
  readonly address: string;
}

/** On which chain the text is an address: said where there is one, asked where there are several; and what has to be known about it. */
export function WalletChains(props: { readonly candidates: readonly Candidate[]; readonly chosen: ChainId | null; readonly onChoose: (chain: ChainId) => void }) {
  const { candidates, chosen } = props;
  const names = useNetworkNames();
  if (candidates.length === 0) return null;
  const candidate = candidates.find((entry) => entry.chain === chosen);
  const networks = names.all.filter((network) => candidate !== undefined && network.chains.includes(candidate.chain)).map((network) => network.name);
  return (
    <div className="nw-stack nw-stack--tight">
      {candidates.length > 1 ? (
        <Choice
          label={t('wallet.which-chain')}
          hint={t('wallet.which-chain.hint')}
          value={chosen ?? ''}
          onChange={(chain) => {
            if (isChainId(chain)) props.onChoose(chain);
          }}
          options={[...(chosen === null ? [{ value: '', label: t('wallet.which-chain.ask') }] : []), ...candidates.map(({ chain }) => ({ value: chain, label: chainName(chain) }))]}
        />
      ) : null}
      {candidate === undefined ? null : (
        <>
          <p role="status">
            <span aria-hidden="true">✓ </span>
            {t('wallet.recognised', { chain: chainName(candidate.chain) })} <span className="nw-mono">{cleanText(candidate.address, 120)}</span>
          </p>
          {networks.length > 0 ? <p className="nw-small nw-muted">{t('wallet.networks', { networks: networks.join(', ') })}</p> : null}
          <Doubt candidate={candidate} />
        </>
      )}
    </div>
  );
}

/** A dashboard without a login, or an address that belongs to a program. */
function Doubt(props: { readonly candidate: Candidate }) {
  const { chain, address } = props.candidate;
  if (chain === 'storj') {
    const parsed = parseStorjNode(address);
    return <Banner tone={parsed.ok && parsed.reach === 'public' ? 'loss' : 'warn'}>{t(parsed.ok && parsed.reach === 'public' ? 'wallet.storj.public' : 'wallet.storj')}</Banner>;
  }
  if (chain === 'solana') {
    const parsed = parseSolanaAddress(address);
    if (parsed.ok && parsed.kind === 'derived') return <p className="nw-field__doubt">{t('wallet.derived')}</p>;
  }
  return null;
}
