import { verdict, type Credit, type Verdict } from './rule';
import type { WalletView } from './wallet-view';

/** Rule 12, the last: it came in and no rule knows why. Shown, never counted. */
export function incoming(credit: Credit, view: WalletView): Verdict {
  const issuer = view.context.networks.token(credit.mint)?.network ?? null;
  const facts = { ...(credit.sender === null ? {} : { sender: credit.sender }), ...(issuer === null ? {} : { issuer }) };
  switch (credit.movement?.kind) {
    case 'transfer':
      return verdict('unclassified', 'incoming-transfer', { facts });
    case 'mint':
      return verdict('unclassified', 'incoming-mint', { facts });
    case 'sol':
      return verdict('unclassified', 'incoming-sol', { facts });
    case 'burn':
    case undefined:
      return verdict('unclassified', 'incoming-balance', { facts });
  }
}
