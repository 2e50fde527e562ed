import { compareQuantities, readQuantity } from '../../../api/meta/quantity';
import { adviceText } from '../../../texts/advice';
import { at } from '../manifest';
import { containersOf, templateOf } from './podTemplates';
import { adviceAt, type Rule, setting } from './rule';

/** Limits that are lower than what is booked. */
export const limitBelowRequest: Rule = {
  name: 'limitBelowRequest',
  title: () => adviceText('limitBelowRequest.title'),
  why: () => adviceText('limitBelowRequest.why'),
  find: (one) =>
    containersOf(templateOf(one)).flatMap(({ path, value }) =>
      ['cpu', 'memory'].flatMap((what) => {
        const request = at(value, ['resources', 'requests', what]);
        const limit = at(value, ['resources', 'limits', what]);
        if (!isBelow(limit, request)) return [];
        const place = [...path, 'resources', 'limits', what];
        const texts = { what, limit: String(limit), request: String(request) };
        const fix = setting(adviceText('limitBelowRequest.fix', { request: texts.request }), one, place, request);
        return [adviceAt(one, place, adviceText('limitBelowRequest.what', texts), [fix])];
      }),
    ),
};

function isBelow(limit: unknown, request: unknown): boolean {
  if (limit === undefined || request === undefined) return false;
  const [low, high] = [readQuantity(String(limit)), readQuantity(String(request))];
  return 'quantity' in low && 'quantity' in high && compareQuantities(low.quantity, high.quantity) < 0;
}
