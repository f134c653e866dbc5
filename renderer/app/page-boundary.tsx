import { Component, type ReactNode } from 'react';
import { t } from '../strings/words';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly failed: boolean;
}

/** Keeps a page that fails to draw from taking the whole app with it. A class, because React has no other way to say this. */
export class PageBoundary extends Component<Props, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <EmptyState
        title={t('page.failed')}
        action={
          <Button look="plain" onClick={() => this.setState({ failed: false })}>
            {t('action.retry')}
          </Button>
        }
      >
        {t('page.failed.next')}
      </EmptyState>
    );
  }
}
