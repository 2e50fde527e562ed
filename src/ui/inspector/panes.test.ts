import { describe, expect, it } from 'vitest';
import { firstPart, lookAt, partsOf } from './panes';

describe('the parts of the inspector', () => {
  it('are those that a kind has', () => {
    expect(partsOf({ resource: 'pods' })).toEqual(['overview', 'logs', 'metrics', 'events', 'yaml']);
    expect(partsOf({ resource: 'configmaps' })).toEqual(['overview', 'events', 'yaml']);
    expect(partsOf({ resource: '' })).toEqual(['overview', 'metrics']);
  });

  it('are remembered by kind', () => {
    lookAt('Pod', 'logs');
    expect(firstPart({ kind: 'Pod', resource: 'pods' })).toBe('logs');
    expect(firstPart({ kind: 'ConfigMap', resource: 'configmaps' })).toBe('overview');
  });
});
