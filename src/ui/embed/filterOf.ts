import { type Filter, labelTerm, NO_FILTER } from '../kit/filter';

/** What an embedded cluster shows at first, of the values of its address. */
export function filterOf({ namespace = '', app = '', label = '' }: Readonly<Record<string, string>>): Filter {
  return {
    ...NO_FILTER,
    namespaces: namespace === '' ? [] : [namespace],
    terms: [...(app === '' ? [] : [{ type: 'app', value: app } as const]), ...(label === '' ? [] : [labelTerm(label)])],
  };
}
