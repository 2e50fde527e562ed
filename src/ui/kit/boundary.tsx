import { Component, type ReactNode } from 'react';
import { frameText } from '../../texts/frame';

interface Props {
  /** What stopped, as it is named in the sentence: `The picture`. */
  readonly what: string;
  readonly children: ReactNode;
}

/** Keeps a fault of one region in that region: the others go on, and the person may draw it again. */
export class Boundary extends Component<Props, { error: Error | undefined }> {
  override state = { error: undefined as Error | undefined };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div className="fault" role="alert">
        <b>{frameText('fault.title', { what: this.props.what })}</b>
        <p>{frameText('fault.say', { why: error.message })}</p>
        <button type="button" className="btn" onClick={() => this.setState({ error: undefined })}>
          {frameText('fault.again')}
        </button>
      </div>
    );
  }
}
