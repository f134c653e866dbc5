import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where this installation keeps its data unless told otherwise: the system's usual place for an application's own files. */
export function usualDataDir(platform: string, env: Readonly<Record<string, string | undefined>>): string {
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Nodeworth', 'data');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Nodeworth', 'data');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'nodeworth');
}
