import { type ComponentType, createElement, lazy } from 'react';

/** A part of the page that did not come: the network was away, or a newer page has taken the place of this one. */
export class Missing extends Error {
  constructor(
    reason: unknown,
    /** Lets whoever renders the part next ask for it again. */
    readonly forget: () => void,
  ) {
    super(String(reason));
  }
}

/** Brings a module whose default is a component. */
export type Load<Props> = () => Promise<{ readonly default: ComponentType<Props> }>;

/** A part of the page that comes when it is first shown, or `ahead` of that. One that did not come can be asked for again. */
export function late<Props extends object>(load: Load<Props>) {
  let Part = lazy(come);
  async function come() {
    try {
      return await load();
    } catch (reason) {
      throw new Missing(reason, () => {
        Part = lazy(() => {
          for (const link of document.querySelectorAll('[data-lost]')) replaceLost(link);
          return come();
        });
      });
    }
  }
  const Late = (props: Props) => createElement(Part, props);
  return Object.assign(Late, { ahead: () => void load().catch(() => {}) });
}

/** Told of errors: styles that did not come are not asked for a second time with the part that needs them, so they are marked. */
export function markLost({ target }: Event): void {
  if (target instanceof HTMLLinkElement) target.dataset.lost = '';
}

function replaceLost(link: Element): void {
  const fresh = link.cloneNode() as Element;
  fresh.removeAttribute('data-lost');
  link.replaceWith(fresh);
}
