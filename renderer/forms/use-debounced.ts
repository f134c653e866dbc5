import { useEffect, useState } from 'react';

/** The value once it has not changed for so many ms; equal content counts as unchanged. */
export function useDebounced<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  const key = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
    // The content starts the pause, not the object.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key, ms]);
  return settled;
}
