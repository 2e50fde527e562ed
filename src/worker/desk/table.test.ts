import { describe, expect, it } from 'vitest';
import { SYSTEM_NAMESPACES } from '../../narration/caption';
import type { Answers } from '../../protocol/messages';
import { bundledScenario } from '../../testing/scenarios/shelf';
import { testDesk } from './testDesk';

const hidden = [...SYSTEM_NAMESPACES];

/** Asks for a table and keeps the rows as the page does. */
function reader(resource: string, desk = testDesk(bundledScenario('std'))) {
  let known = 0;
  const rows = new Map<string, Answers['table']['rows']['set'][number]>();
  let order: readonly string[] = [];
  const read = (seen: readonly string[] = []) => {
    const answer = desk.ask<'table'>({ type: 'table', resource, hidden, seen, known });
    if (answer.fresh) rows.clear();
    for (const row of answer.rows.set) rows.set(row.key, row);
    for (const key of answer.rows.gone) rows.delete(key);
    known = answer.number;
    order = answer.order ?? order;
    return answer;
  };
  const text = () => order.map((key) => rows.get(key)?.cells.join(' '));
  return { desk, read, rows, text };
}

describe('the table of a kind', () => {
  it('has the columns and cells of kubectl get -o wide', () => {
    const { desk, read, text } = reader('pods');
    desk.show.hear({ type: 'pause' });
    desk.perform({ type: 'exec', terminal: '1', line: 'kubectl get pods -o wide' });
    const { terminal = [] } = desk.show.frame(0) as { terminal?: { kind: string; text: string }[] };
    const { columns } = read();
    const printed = terminal.filter(({ kind }) => kind === 'stdout').map(({ text: line }) => line);
    const [head = '', ...lines] = (printed.at(-1) ?? '').trim().split('\n');
    expect(head.split(/\s{2,}/).map((title) => title.trim())).toEqual(columns);
    expect(
      lines.map((line) =>
        line
          .trim()
          .split(/\s{2,}/)
          .join(' '),
      ),
    ).toEqual(text());
  });

  it('tells afterwards only what differs: ages as time goes, and a pod that was replaced', () => {
    const { desk, read, rows } = reader('pods');
    expect(read()).toMatchObject({ fresh: true, order: expect.arrayContaining([...rows.keys()]) });
    expect(read()).toMatchObject({ fresh: false, rows: { set: [], gone: [] } });
    const [key = ''] = rows.keys();
    const name = rows.get(key)?.name ?? '';
    desk.perform({ type: 'exec', terminal: '1', line: `kubectl delete pod ${name} --now` });
    desk.seek(desk.show.playback.now + 200_000);
    const answer = read();
    expect(answer.fresh).toBe(false);
    expect(answer.rows.gone).toEqual([key]);
    expect(answer.rows.set).toHaveLength(4);
  });

  it('goes back with the clock', () => {
    const { desk, read, text } = reader('pods');
    read();
    const before = [...text()];
    const { now } = desk.show.playback;
    desk.seek(now + 60_000);
    read();
    expect(text()).not.toEqual(before);
    desk.seek(now);
    read();
    expect(text()).toEqual(before);
  });

  it('counts the kinds that there are, Pods first, without the namespaces that are left out', () => {
    const { read } = reader('pods');
    const { kinds } = read();
    expect(kinds.slice(0, 4).map(({ kind, count }) => `${kind} ${count}`)).toEqual([
      'Pod 4',
      'Deployment 1',
      'ReplicaSet 1',
      'Service 2',
    ]);
    expect(kinds.some(({ kind }) => kind === 'Lease')).toBe(false);
  });

  it('leaves the cluster as it is', () => {
    const { desk, read } = reader('events');
    const before = desk.ask<'hash'>({ type: 'hash' });
    read();
    expect(desk.ask<'hash'>({ type: 'hash' })).toEqual(before);
  });
});
