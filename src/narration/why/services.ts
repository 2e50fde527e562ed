import type { RequestFacts, ServiceFacts, WhyTrace } from '../../protocol/why';
import { whyText } from '../../texts/why';
import { shortened } from '../names';
import { clockText, listed } from '../words';
import type { Evidence, Option, Told } from './card';
import { inNamespace, typed } from './commands';

const MAX_ROWS = 8;
const MAX_NAME = 20;
const OUTCOMES = {
  status: 'status',
  refused: 'refused',
  timeout: 'timeout',
  reset: 'reset',
  'no-route': 'noRoute',
} as const;

/** An outcome as the texts know it. */
function outcomeOf(outcome: string): (typeof OUTCOMES)[keyof typeof OUTCOMES] | undefined {
  return outcome in OUTCOMES ? OUTCOMES[outcome as keyof typeof OUTCOMES] : undefined;
}

function labelsText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}

/** `6 with status 503, 2 timed out`. */
export function reasonsText(failures: Readonly<Record<string, number>>): string {
  return Object.entries(failures)
    .map(([reason, count]) => {
      const known = outcomeOf(reason);
      return known && known !== 'status'
        ? whyText(`reason.${known}`, { count })
        : whyText('reason.status', { count, code: reason });
    })
    .join(', ');
}

/** What a Service leads to, or why to nothing. */
export function serviceTold(trace: WhyTrace, facts: ServiceFacts): Told {
  const { selector, endpoints, nearest, tally, failures, ports } = facts;
  const { count, ready } = facts.listed;
  const isOpen = Object.keys(selector).length === 0;
  const matched = count > 0;
  const port = ports.find(({ known }) => !known);
  const state = isOpen
    ? whyText('service.noSelector')
    : !matched
      ? unlistedText(facts)
      : ready === 0
        ? whyText('service.noneReady', { count })
        : whyText('service.ready', { ready, count });
  const failed = tally && tally.failed > 0;
  return {
    question: whyText(ready === 0 && !isOpen ? 'ask.noEndpoints' : failed ? 'ask.requests' : 'ask.service'),
    well: (ready > 0 || isOpen) && !failed && !port,
    answer: [
      ...(matched || isOpen || !port ? [state] : []),
      ...(!matched && nearest ? [nearestText(nearest)] : []),
      ...(port ? [whyText('service.port', { port: port.port, target: port.targetPort })] : []),
      ...(tally && tally.sent > 0
        ? [
            tally.failed > 0
              ? whyText('service.failed', { failed: tally.failed, count: tally.sent, reasons: reasonsText(failures) })
              : whyText('service.allOk', { count: tally.sent }),
          ]
        : []),
    ],
    named: nearest?.pods ?? endpoints,
    ...(matched ? { evidence: rack(facts) } : nearest ? { evidence: labelTable(facts, nearest) } : {}),
    options: selectNearest(trace.name, trace.namespace, facts),
  };
}

/** Why a Service that selects has no endpoint at all. */
function unlistedText({ selector, selected: { count, waiting, over } }: ServiceFacts): string {
  if (count === 0 && over > 0) return whyText('service.allOver', { count: over });
  if (count === 0) return whyText('service.noMatch', { selector: labelsText(selector) });
  return whyText(waiting === count ? 'service.noAddress' : 'service.notListed', { count });
}

type Nearest = NonNullable<ServiceFacts['nearest']>;

function nearestText({ pods, differs }: Nearest): string {
  const words = differs.map(({ key, wants, has }) =>
    has === '' ? whyText('service.hasNot', { key }) : whyText('service.has', { key, has, wants }),
  );
  return whyText('service.nearest', { count: pods.length, pods: pods[0]?.name ?? '', differs: listed(words) });
}

function labelTable({ selector }: ServiceFacts, { differs }: Nearest): Evidence {
  return {
    caption: whyText('table.labels'),
    columns: [whyText('column.label'), whyText('column.selector'), whyText('column.theirs')],
    marks: false,
    left: 0,
    rows: Object.entries(selector).map(([key, value]) => {
      const other = differs.find((one) => one.key === key);
      return {
        head: key,
        cells: [value, other ? other.has || whyText('fact.none') : value],
        ...(other && { tone: 'bad' as const }),
      };
    }),
  };
}

function selectNearest(name: string, namespace: string, { nearest, selector }: ServiceFacts): Option[] {
  if (!nearest || nearest.differs.some(({ has }) => has === '')) return [];
  const labels = { ...selector, ...Object.fromEntries(nearest.differs.map(({ key, has }) => [key, has])) };
  const text = labelsText(labels).replaceAll(', ', ',');
  return [
    {
      text: whyText('option.selector', { labels: labelsText(labels) }),
      commands: [typed(`kubectl set selector service ${name} ${text}${inNamespace(namespace)}`)],
    },
  ];
}

/** The rack: a row for each endpoint. */
function rack({ endpoints, listed: { count } }: Pick<ServiceFacts, 'endpoints' | 'listed'>): Evidence {
  return {
    caption: whyText('table.rack'),
    columns: [whyText('column.pod'), whyText('column.state'), whyText('column.answered'), whyText('column.failed')],
    marks: false,
    left: Math.max(0, count - MAX_ROWS),
    rows: endpoints.slice(0, MAX_ROWS).map(({ name, object, status, ready, tally }) => ({
      head: shortened(name, MAX_NAME),
      ...(object && { object }),
      cells: [ready ? 'Ready' : status || 'NotReady', String(tally?.ok ?? 0), String(tally?.failed ?? 0)],
      ...((!ready || (tally?.failed ?? 0) > 0) && { tone: 'bad' as const }),
    })),
  };
}

/** What became of users' requests. */
export function requestsTold(_trace: WhyTrace, facts: RequestFacts): Told {
  const {
    tally,
    since,
    failures,
    last,
    endpoints,
    listed: { ready },
    service,
    missing,
    behind,
  } = facts;
  const failed = tally.failed > 0;
  const fill = { count: tally.sent, since: clockText(since) };
  const outcome = outcomeOf(last?.outcome ?? '');
  const did = outcome ? whyText(`did.${outcome}`, { code: last?.code ?? 0 }) : '';
  const lastWords =
    failed && last
      ? [
          last.pod
            ? whyText('requests.pod', { pod: last.pod.name, did })
            : service && ready === 0
              ? `${whyText('requests.nobody', { service: service.name })}${behind?.nearest ? ` ${whyText('service.noMatch', { selector: labelsText(behind.selector) })}` : ''}`
              : whyText('requests.lost', { did }),
        ]
      : [];
  return {
    question: whyText(failed || missing.length > 0 ? 'ask.requests' : 'ask.requestsOk'),
    well: !failed && missing.length === 0,
    answer: [
      ...missing.map((name) => whyText('requests.missing', { service: name })),
      tally.sent === 0
        ? whyText('requests.none')
        : failed
          ? whyText('requests.failed', { ...fill, failed: tally.failed, reasons: reasonsText(failures) })
          : whyText('requests.ok', fill),
      ...lastWords,
    ],
    named: [...(last?.pod ? [last.pod] : []), ...(service ? [service] : [])],
    ...(endpoints.length > 0
      ? { evidence: rack(facts) }
      : behind?.nearest
        ? { evidence: labelTable(behind, behind.nearest) }
        : {}),
    ...(last?.service && { simplified: whyText('simple.ingress') }),
    options: behind && service ? selectNearest(service.name, facts.namespace, behind) : [],
  };
}
