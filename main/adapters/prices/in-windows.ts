/** Sorted instants in groups that span no more than `widthMs`: each group is one question to a source of history. */
export function inWindows(sorted: readonly number[], widthMs: number): readonly (readonly number[])[] {
  const windows: number[][] = [];
  for (const ms of sorted) {
    const current = windows.at(-1);
    if (current === undefined || ms - (current[0] ?? ms) > widthMs) windows.push([ms]);
    else current.push(ms);
  }
  return windows;
}
