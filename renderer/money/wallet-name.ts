import type { Wallet } from '../../shared/domain/wallet';
import { cleanText } from '../strings/clean-text';

/** What a person calls a wallet, miner or node: its label, else its address with the middle left out (of a node: where it answers). */
export function walletName(wallet: Pick<Wallet, 'label' | 'address'>): string {
  if (wallet.label !== '') return cleanText(wallet.label, 40);
  const plain = cleanText(wallet.address.replace(/^https?:\/\//, ''), 120);
  return plain.length <= 24 ? plain : `${plain.slice(0, 6)}…${plain.slice(-4)}`;
}
