import { Component, type ReactNode } from 'react';
import { Button } from '@fluentui/react-components';
import type { Texts } from '../texts';
import { Bar } from './bar';
import { Fold } from './fold';

interface Props {
  texts: Texts;
  children: ReactNode;
}

/** Where a fault of one page ends: the others go on, and this one says so. (React has no hook for it.) */
export class ErrorEdge extends Component<Props, { fault: Error | null }> {
  override state: { fault: Error | null } = { fault: null };

  static getDerivedStateFromError(error: unknown): { fault: Error } {
    return { fault: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { texts, children } = this.props;
    const { fault } = this.state;
    if (!fault) return children;
    return (
      <Bar intent="error" text={texts.app.crashed}>
        <div>
          <Button onClick={() => this.setState({ fault: null })}>{texts.app.reopen}</Button>
        </div>
        <Fold summary={texts.problem.detail}>
          <code>{`${fault.name}: ${fault.message}`}</code>
        </Fold>
      </Bar>
    );
  }
}
