// @vitest-environment happy-dom
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Playground } from '../../mirror/playground';
import { createMirror } from '../../mirror/store';
import { Boundary, lateBeside } from './boundary';
import { late } from './late';
import { bringMissing } from './missing';
import { PlaygroundProvider } from './playground';

const mirror = createMirror();
const notices = () => mirror.getState().notices.map(({ title }) => title);
const playground = { mirror } as unknown as Playground;

/** A part that does not come as often as is said, then does. */
function comingAfter(failures: number) {
  let left = failures;
  return vi.fn(async () => {
    if (left-- > 0) throw new Error('offline');
    return { default: () => <p>part</p> };
  });
}

let end = () => {};

async function show(children: ReactNode): Promise<(next: ReactNode) => Promise<void>> {
  const root = createRoot(document.body, { onCaughtError: () => {} });
  const render = (next: ReactNode) =>
    act(async () => root.render(<PlaygroundProvider playground={playground}>{next}</PlaygroundProvider>));
  end = () => act(() => root.unmount());
  await render(children);
  return render;
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  mirror.setState({ notices: [] });
});
afterEach(() => {
  end();
  vi.unstubAllGlobals();
});

describe('a part that does not come', () => {
  it('is said in its place, and imported again when that is asked for', async () => {
    const load = comingAfter(2);
    const Part = late(load);
    await show(
      <Boundary what="The why card">
        <Part />
      </Boundary>,
    );
    const again = () => act(async () => document.querySelector('button')?.click());
    expect(document.body.textContent).toContain('The why card could not be loaded.');
    await again();
    expect(document.body.textContent).toContain('The why card could not be loaded.');
    await again();
    expect(document.body.textContent).toBe('part');
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('is said in a notice, takes back what asked for it, and comes with the next wish', async () => {
    const Part = late(comingAfter(1));
    const back = vi.fn();
    const asked = (dialog: string | undefined) => (
      <Boundary of={dialog} back={back}>
        {dialog && <Part />}
      </Boundary>
    );
    const render = await show(asked('keys'));
    expect(back).toHaveBeenCalledTimes(1);
    expect(notices()).toEqual(['A part of the page could not be loaded.']);
    await render(asked(undefined));
    await render(asked('keys'));
    expect(document.body.textContent).toBe('part');
    expect(back).toHaveBeenCalledTimes(1);
  });

  it('leaves the rest alone where it stands beside it, and is brought from the notice', async () => {
    const Part = lateBeside(comingAfter(1));
    await show(
      <>
        <b>rest</b>
        <Part />
      </>,
    );
    expect(document.body.textContent).toBe('rest');
    expect(mirror.getState().notices[0]?.actions).toEqual([{ label: 'Try again', act: 'bring' }]);
    await act(async () => bringMissing());
    expect(document.body.textContent).toBe('restpart');
  });
});
