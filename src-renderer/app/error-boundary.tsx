import { Component, type ReactNode } from 'react'
import { ErrorState } from '../ui/error-state'
import { appText } from './app-text'
import { reportError } from './report-errors'

interface Props {
  readonly children: ReactNode
}

/** Shows what is left to do when a screen throws, instead of an empty window. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: unknown): void {
    reportError(error)
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    const { title, message, retry } = appText.crash
    return (
      <ErrorState
        title={title}
        message={message}
        retryLabel={retry}
        onRetry={() => this.setState({ failed: false })}
      />
    )
  }
}
