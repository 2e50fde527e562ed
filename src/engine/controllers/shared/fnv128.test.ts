import { expect, test } from 'vitest';
import { fnv128 } from './fnv128';

test('gives what hash/fnv New128a gives', () => {
  expect(fnv128('')).toBe('6c62272e07bb014262b821756295c58d');
  expect(
    fnv128(
      '(v1.EndpointPort){Name:(*string)dns Protocol:(*v1.Protocol)UDP Port:(*int32)53 AppProtocol:(*string)kubernetes.io/h2c}',
    ),
  ).toBe('8e247c976b743397916746f57a4976eb');
});
