import { NetworkDetailPage } from './network-detail';
import { NetworkListPage } from './network-list';
import './networks.css';

/** All networks, or one of them. */
export function NetworksPage(props: { readonly id: string | null }) {
  return props.id === null ? <NetworkListPage /> : <NetworkDetailPage key={props.id} id={props.id} />;
}
