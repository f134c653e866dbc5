import type { QuestionHandlers } from '../../../shared/contract/handlers';
import type { Area } from '../../../shared/contract/topics';
import { definedOnly } from '../../../shared/units/defined';
import { runDoctor } from '../doctor/doctor';
import { restorePatch, showSettings } from '../settings/hidden-keys';
import type { EngineParts } from './parts';

export function systemHandlers(parts: EngineParts, changed: (...areas: readonly Area[]) => void): Pick<QuestionHandlers, 'system' | 'settings'> {
  const { ports, settings, self, info } = parts;
  return {
    system: {
      info: () => info,
      selfCost: () => self.cost(),
      traffic: () => ({ hosts: ports.store.traffic.hosts() }),
      doctor: async () => ({ checks: await runDoctor(parts) }),
    },
    settings: {
      get: () => showSettings(settings.get()),
      set(patch) {
        const next = settings.set(restorePatch(definedOnly(patch), settings.get()));
        changed('settings');
        return showSettings(next);
      },
    },
  };
}
