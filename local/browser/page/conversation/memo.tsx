import { Component, type ComponentChild, type FunctionComponent } from 'preact';

/** Draws again only what was handed something else, or whose signals changed. */
export function memo<P extends object>(Inner: FunctionComponent<P>): new (props: P) => Component<P> {
  return class extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return differs(this.props, next);
    }
    render(): ComponentChild {
      return <Inner {...this.props} />;
    }
  };
}

function differs(one: object, other: object): boolean {
  const before = new Map(Object.entries(one));
  const after = Object.entries(other);
  return after.length !== before.size || after.some(([key, value]) => before.get(key) !== value);
}
