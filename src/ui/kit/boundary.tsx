import { Component, type ComponentType, type ReactNode, Suspense } from 'react';
import { frameText } from '../../texts/frame';
import { type Load, late, Missing } from './late';
import { doWithout, missingWords, tellMissing } from './missing';
import { PlaygroundContext } from './playground';

interface Props {
  /** What stopped or did not come, as it is named in the sentence: `The picture`. */
  readonly what?: string;
  /** Takes back what asked for it: then a notice says it, instead of a sentence in its place. It is told the sentence. */
  readonly back?: (title: string) => void;
  /** Which of several children it has: another one is not kept from sight by the fault of the one before. */
  readonly of?: unknown;
  /** Stands beside the rest and was asked for by nobody: a notice says that it is missing, and brings it. */
  readonly beside?: boolean;
  /** In the place of what is still on its way. */
  readonly fallback?: ReactNode;
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | undefined;
  readonly of: unknown;
}

/** Keeps a fault of one region in that region, also of what is still to be loaded: the others go on. */
export class Boundary extends Component<Props, State> {
  static override contextType = PlaygroundContext;
  declare context: React.ContextType<typeof PlaygroundContext>;
  override state: State = { error: undefined, of: this.props.of };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  static getDerivedStateFromProps({ of }: Props, state: State): State | null {
    return of === state.of ? null : { of, error: undefined };
  }

  override componentDidCatch(error: Error) {
    const { what, back, beside } = this.props;
    if (error instanceof Missing) error.forget();
    if (!back && !beside) return;
    const words = wordsOf(error, what);
    if (this.context) tellMissing(this.context, words, beside ? this.again : undefined);
    back?.(words.title);
  }

  override componentWillUnmount() {
    doWithout(this.again);
  }

  private readonly again = () => this.setState({ error: undefined });

  override render() {
    const { error } = this.state;
    const { what, back, beside, fallback = null, children } = this.props;
    if (!error) return <Suspense fallback={fallback}>{children}</Suspense>;
    if (back || beside) return null;
    return <Fault {...wordsOf(error, what)} again={this.again} />;
  }
}

function wordsOf(error: Error, what = frameText('missing.part')) {
  if (error instanceof Missing) return missingWords(what);
  return { title: frameText('fault.title', { what }), detail: frameText('fault.say', { why: error.message }) };
}

interface FaultProps {
  readonly title: string;
  readonly detail: string;
  readonly again: () => void;
}

/** Stands in the place of what is missing, and tries again. */
export function Fault({ title, detail, again }: FaultProps) {
  return (
    <div className="fault" role="alert">
      <b>{title}</b>
      <p>{detail}</p>
      <button type="button" className="btn" onClick={again}>
        {frameText('missing.again')}
      </button>
    </div>
  );
}

/** A part of the page, by its name in a sentence, that comes when it is shown; where it does not come the rest goes on without it. */
export function lateBeside<Props extends object>(load: Load<Props>, what?: () => string): ComponentType<Props> {
  const Part = late(load);
  return (props) => (
    <Boundary beside {...(what && { what: what() })}>
      <Part {...props} />
    </Boundary>
  );
}
