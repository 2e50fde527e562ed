import type { LedgerView, Tally } from '../../protocol/view';
import { inspectorText } from '../../texts/inspector';
import { clock } from '../kit/clock';
import { useMirror } from '../kit/playground';
import { foldGone, versionNames } from './shares';

/** What became of the users' requests: sums, shares and why some failed. */
export function Ledger({ ledger }: { ledger: LedgerView }) {
  const pods = useMirror((mirror) => mirror.pods);
  const { total, failures, byVersion, byPod, byRoute, p50Ms, p95Ms } = ledger;
  const replicaSets = useMirror((mirror) => mirror.replicaSets);
  const named = versionNames(byVersion, byPod, pods, replicaSets);
  const present = foldGone(byPod, pods);
  return (
    <section className="ledger" aria-label={inspectorText('ledger.name')}>
      <h3>{inspectorText('ledger.since', { time: clock(ledger.since) })}</h3>
      <dl>
        <div>
          <dt>{inspectorText('ledger.sent')}</dt>
          <dd className="mono">{total.sent}</dd>
        </div>
        <div>
          <dt>{inspectorText('ledger.answered')}</dt>
          <dd className="mono">{total.ok}</dd>
        </div>
        <div>
          <dt>{inspectorText('ledger.failed')}</dt>
          <dd className={total.failed > 0 ? 'mono bad' : 'mono'}>
            {total.failed}
            {Object.entries(failures).map(([reason, count]) => (
              <span key={reason}>{inspectorText('ledger.reason', { count, reason: reasonText(reason) })}</span>
            ))}
          </dd>
        </div>
        <div>
          <dt>{inspectorText('ledger.latency')}</dt>
          <dd className="mono">
            {inspectorText('ledger.percentiles', { p50: Math.round(p50Ms), p95: Math.round(p95Ms) })}
          </dd>
        </div>
      </dl>
      <Shares
        title={inspectorText('ledger.byVersion')}
        tallies={byVersion}
        name={(version) => named.get(version) ?? inspectorText('ledger.version', { version })}
        hue
      />
      <Shares title={inspectorText('ledger.byRoute')} tallies={byRoute} name={(route) => route.replace(' ', '')} />
      <Shares
        title={inspectorText('ledger.byPod')}
        tallies={present.tallies}
        name={(uid) => pods.get(uid)?.name ?? present.goneName}
      />
    </section>
  );
}

/** Why a request failed: without an answer, or with which status. */
function reasonText(reason: string): string {
  switch (reason) {
    case 'refused':
    case 'timeout':
    case 'reset':
      return inspectorText(`ledger.${reason}`);
    case 'no-route':
      return inspectorText('ledger.noRoute');
    default:
      return inspectorText('ledger.status', { status: reason });
  }
}

interface SharesProps {
  readonly title: string;
  readonly tallies: Readonly<Record<string, Tally>>;
  readonly name: (key: string) => string;
  /** Keys are versions and wear their hue. */
  readonly hue?: boolean;
}

function Shares({ title, tallies, name, hue = false }: SharesProps) {
  const entries = Object.entries(tallies).filter(([key]) => key !== '' && key !== '0');
  const sum = entries.reduce((sent, [, tally]) => sent + tally.sent, 0);
  if (sum === 0) return null;
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr className="sr">
          <th>{inspectorText('ledger.which')}</th>
          <th>{inspectorText('ledger.sent')}</th>
          <th>{inspectorText('ledger.share')}</th>
          <th>{inspectorText('ledger.failed')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(([key, { sent, failed }]) => (
          <tr key={key}>
            <th scope="row" className={hue ? `rv-${((Number(key) - 1) % 6) + 1} hued` : 'mono'}>
              {name(key)}
            </th>
            <td>{sent}</td>
            <td>{inspectorText('ledger.percent', { percent: Math.round((sent / sum) * 100) })}</td>
            <td className={failed > 0 ? 'bad' : undefined}>
              {failed > 0 ? inspectorText('ledger.failures', { count: failed }) : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
