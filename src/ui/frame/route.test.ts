import { describe, expect, it } from 'vitest';
import { routeOf } from './route';

describe('routeOf', () => {
  it('reads where an address leads', () => {
    expect(routeOf('')).toEqual({ to: 'home' });
    expect(routeOf('#home')).toEqual({ to: 'home' });
    expect(routeOf('#mine')).toEqual({ to: 'mine' });
    expect(routeOf('#scenario=node-loss')).toEqual({ to: 'scenario', scenario: 'node-loss', look: {} });
    expect(routeOf('#scenario=std&at=90000&view=fleet&ro')).toEqual({
      to: 'scenario',
      scenario: 'std',
      at: 90_000,
      look: { view: 'fleet', readOnly: true },
    });
    expect(routeOf('#kept=copy-1a-20')).toEqual({ to: 'kept', slot: 'copy-1a-20' });
    expect(routeOf('#s=1.abc')).toEqual({ to: 'link', fragment: 's=1.abc' });
  });
  it('takes what it does not know for home', () => {
    for (const hash of ['#scenario=', '#scenario=../x', '#mine2', '#<b>'])
      expect(routeOf(hash)).toEqual({ to: 'home' });
  });
});
