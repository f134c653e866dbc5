import { Drawer, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../strings/words';

interface PanelProps {
  readonly opened: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question or a form over the page; focus stays inside, Escape closes. */
export function Dialog(props: PanelProps & { readonly size?: 'sm' | 'md' | 'lg' }) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size={props.size ?? 'md'} closeButtonProps={{ 'aria-label': t('action.close') }} transitionProps={{ duration: 0 }}>
      {props.children}
    </Modal>
  );
}

/** Details beside the page ("why is this a reward?", "how is this computed?"). */
export function SidePanel(props: PanelProps) {
  return (
    <Drawer opened={props.opened} onClose={props.onClose} title={props.title} position="right" size="md" closeButtonProps={{ 'aria-label': t('action.close') }} transitionProps={{ duration: 0 }}>
      {props.children}
    </Drawer>
  );
}
