import { DeviceDetail } from './device-detail';
import { DeviceList } from './device-list';
import './devices.css';

/** The list of devices, or one of them. */
export function DevicesPage(props: { readonly id: string | null }) {
  return props.id === null ? <DeviceList /> : <DeviceDetail key={props.id} id={props.id} />;
}
