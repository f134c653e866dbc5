import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type ToolPlace =
  | { readonly state: 'found'; readonly path: string }
  | { readonly state: 'not-executable'; readonly path: string }
  | { readonly state: 'missing' };

const NAMES = process.platform === 'win32' ? ['nvidia-smi.exe'] : ['nvidia-smi'];

/** Where the tool is when PATH does not say so: WSL keeps it outside PATH for services. */
const ELSEWHERE = process.platform === 'linux' ? ['/usr/bin', '/usr/lib/wsl/lib'] : [];

const look = (path: string): ToolPlace => {
  try {
    if (!statSync(path).isFile()) return { state: 'missing' };
  } catch {
    return { state: 'missing' };
  }
  try {
    accessSync(path, constants.X_OK);
    return { state: 'found', path };
  } catch {
    return { state: 'not-executable', path };
  }
};

/** The named tool, or the first of that name along the search path. */
export const locateTool = (options: { readonly toolPath?: string; readonly searchPath: string }): ToolPlace => {
  if (options.toolPath !== undefined) return look(options.toolPath);
  let refused: ToolPlace | null = null;
  for (const folder of [...options.searchPath.split(delimiter), ...(options.searchPath === '' ? [] : ELSEWHERE)]) {
    if (folder === '') continue;
    for (const name of NAMES) {
      const place = look(join(folder, name));
      if (place.state === 'found') return place;
      if (place.state === 'not-executable') refused ??= place;
    }
  }
  return refused ?? { state: 'missing' };
};
