import type { Settings, SettingsPatch } from '../../../shared/contract/schemas/settings';
import { hideKeys, restoreKeys } from '../../../shared/domain/endpoint-keys';
import { engineError } from '../errors';

/** Settings as they leave the engine: keys in endpoints are hidden. */
export const showSettings = (settings: Settings): Settings => ({
  ...settings,
  solanaEndpoints: settings.solanaEndpoints.map(hideKeys),
  endpoints: Object.fromEntries(Object.entries(settings.endpoints).map(([source, list]) => [source, list.map(hideKeys)])),
});

function restored(typed: readonly string[], stored: readonly string[], key: string): string[] {
  const result = restoreKeys(typed, stored);
  if (!result.ok) throw engineError('BAD_INPUT', { key, should: 'an address with its key: the stored one is hidden and cannot be changed in part' });
  return [...result.addresses];
}

/** A change as a page or command sends it: what it left hidden stays as it is stored. @throws EngineError BAD_INPUT */
export function restorePatch(patch: SettingsPatch, current: Settings): SettingsPatch {
  return {
    ...patch,
    ...(patch.solanaEndpoints === undefined ? {} : { solanaEndpoints: restored(patch.solanaEndpoints, current.solanaEndpoints, 'solanaEndpoints') }),
    ...(patch.endpoints === undefined
      ? {}
      : { endpoints: Object.fromEntries(Object.entries(patch.endpoints).map(([source, list]) => [source, restored(list, current.endpoints[source] ?? [], `endpoints.${source}`)])) }),
  };
}
