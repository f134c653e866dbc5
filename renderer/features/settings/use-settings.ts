import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Settings, SettingsPatch } from '../../../shared/contract/schemas/settings';
import { useEngine } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { stateOfAnswer } from '../../state/query-state';
import type { CardState } from '../../ui/card-state';

export interface SettingsDesk {
  readonly settings: Settings | undefined;
  readonly state: CardState;
  readonly save: (patch: SettingsPatch) => void;
  readonly error: string | null;
  readonly saved: boolean;
  readonly busy: boolean;
}

/** The settings in force, and the way to change some of them. */
export function useSettings(): SettingsDesk {
  const engine = useEngine();
  const asked = useQuery(engine.ask.settings.get.queryOptions({ input: {} }));
  const change = useMutation({
    mutationFn: (patch: SettingsPatch) => engine.client.settings.set(patch),
    onSuccess: (next) => {
      engine.queries.setQueryData(engine.ask.settings.get.queryOptions({ input: {} }).queryKey, next);
      engine.refresh(['settings']);
    },
  });
  const { mutate } = change;
  const save = useCallback((patch: SettingsPatch) => mutate(patch), [mutate]);
  return { settings: asked.data, state: stateOfAnswer(asked), save, busy: change.isPending, error: change.error === null ? null : wordsOfError(change.error), saved: change.isSuccess };
}
