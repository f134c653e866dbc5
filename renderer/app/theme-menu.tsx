import { Menu, useMantineColorScheme } from '@mantine/core';
import { t } from '../strings/words';
import { Icon } from '../ui/icons';

export const THEMES = ['dark', 'light', 'auto'] as const;

/** Dark, light, or as the system. Remembered by the window, not by the engine: it is how one screen looks. */
export function ThemeMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button type="button" className="nw-strip__tool" aria-label={t('theme.label')}>
          <Icon name="theme" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {THEMES.map((theme) => (
          <Menu.Item key={theme} onClick={() => setColorScheme(theme)} aria-checked={colorScheme === theme} role="menuitemradio">
            {colorScheme === theme ? '✓ ' : ''}
            {t(`theme.${theme}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
