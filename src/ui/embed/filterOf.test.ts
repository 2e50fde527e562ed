import { expect, it } from 'vitest';
import { NO_FILTER } from '../kit/filter';
import { filterOf } from './filterOf';

it('shows of an embedded cluster what its address names, and all of it where that names nothing', () => {
  expect(filterOf({})).toEqual(NO_FILTER);
  expect(filterOf({ namespace: 'shop', app: 'web', label: 'track=canary' })).toMatchObject({
    namespaces: ['shop'],
    terms: [
      { type: 'app', value: 'web' },
      { type: 'label', key: 'track', value: 'canary' },
    ],
  });
});
