import { describe, expect, test } from 'vitest';
import { parseLabelSelector } from './labelParser';
import { formatLabelSelector, formatRequirements, matches, requirementsOf, selects, selectsAll } from './labels';

const web = { app: 'web', tier: 'front', gen: '3' };

describe('selectors as kubectl writes them', () => {
  test.each([
    ['', true],
    ['app=web', true],
    ['app==web', true],
    ['app!=web', false],
    ['other!=web', true],
    ['app in (web, db)', true],
    ['tier notin (front)', false],
    ['tier', true],
    ['!tier', false],
    ['!other', true],
    ['gen>2,gen<4', true],
    ['gen>3', false],
    ['other>3', false],
    ['in in (in)', false],
    ['app in (web),tier=back', false],
  ])('%s', (text, expected) => {
    expect(matches(parseLabelSelector(text), web)).toBe(expected);
  });

  test('prints them sorted by key, values sorted', () => {
    expect(formatRequirements(parseLabelSelector('tier in (b,a),app=web,!x,gen>2,k'))).toBe(
      'app=web,gen>2,k,tier in (a,b),!x',
    );
  });

  test.each([
    ['app=web,', "found '', expected: identifier after ','"],
    ['=web', "found '=', expected: !, identifier, or 'end of string'"],
    ['app in web', "unable to parse requirement: found 'web' expected: '('"],
    ['app web', "unable to parse requirement: found 'web', expected: in, notin, =, ==, !=, gt, lt"],
    ['app in (web', "unable to parse requirement: found '', expected: ',' or ')'"],
    ['app=web)', "found ')', expected: ',' or 'end of string'"],
    [
      'gen>x',
      "unable to parse requirement: values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators, the value must be an integer",
    ],
  ])('%s is wrong', (text, words) => {
    expect(() => parseLabelSelector(text)).toThrow(words);
  });
});

test('label selectors of objects', () => {
  const selector = {
    matchLabels: { app: 'web' },
    matchExpressions: [{ key: 'tier', operator: 'In', values: ['front'] }],
  };
  expect(selects(selector, web)).toBe(true);
  expect(selects(selector, { app: 'web' })).toBe(false);
  expect(selects({}, undefined)).toBe(true);
  expect(selects(undefined, web)).toBe(false);
  expect(formatLabelSelector(selector)).toBe('app=web,tier in (front)');
  expect(formatLabelSelector({})).toBe('<none>');
  expect(matches(requirementsOf(selector), web)).toBe(true);
  expect(selectsAll({}, web)).toBe(false);
  expect(selectsAll({ app: 'web' }, web)).toBe(true);
});
