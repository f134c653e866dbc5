import { useQuery } from '@tanstack/react-query';
import { pageTimeZone } from '../strings/locale';
import { useEngine } from './engine';

/** The zone whose midnights part the days of money: the operator's, or UTC where the settings say so. */
export function useDayZone(): string {
  const engine = useEngine();
  const settings = useQuery(engine.ask.settings.get.queryOptions({ input: {} }));
  return settings.data === undefined ? pageTimeZone() : settings.data.dayBoundary === 'utc' ? 'UTC' : settings.data.tz;
}
