import type { LedgerView, Tally } from '../../protocol/view';
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
    <section className="ledger" aria-label="Requests">
      <h3>Requests since {clock(ledger.since)}</h3>
      <dl>
        <div>
          <dt>Sent</dt>
          <dd className="mono">{total.sent}</dd>
        </div>
        <div>
          <dt>Answered</dt>
          <dd className="mono">{total.ok}</dd>
        </div>
        <div>
          <dt>Failed</dt>
          <dd className={total.failed > 0 ? 'mono bad' : 'mono'}>
            {total.failed}
            {Object.entries(failures).map(([reason, count]) => (
              <span key={reason}>
                {count} {REASONS[reason] ?? `with status ${reason}`}
              </span>
            ))}
          </dd>
        </div>
        <div>
          <dt>Latency</dt>
          <dd className="mono">
            p50 {Math.round(p50Ms)} ms, p95 {Math.round(p95Ms)} ms
          </dd>
        </div>
      </dl>
      <Shares
        title="By version"
        tallies={byVersion}
        name={(version) => named.get(version) ?? `version ${version}`}
        hue
      />
      <Shares title="By route" tallies={byRoute} name={(route) => route.replace(' ', '')} />
      <Shares title="By pod" tallies={present.tallies} name={(uid) => pods.get(uid)?.name ?? present.goneName} />
    </section>
  );
}

/** Of requests that got no answer; any other reason is the status of one. */
const REASONS: Readonly<Record<string, string>> = {
  refused: 'refused',
  timeout: 'timed out',
  'no-route': 'without a route',
  reset: 'broken off',
};

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
          <th>Which</th>
          <th>Sent</th>
          <th>Share</th>
          <th>Failed</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(([key, { sent, failed }]) => (
          <tr key={key}>
            <th scope="row" className={hue ? `rv-${((Number(key) - 1) % 6) + 1} hued` : 'mono'}>
              {name(key)}
            </th>
            <td>{sent}</td>
            <td>{Math.round((sent / sum) * 100)} %</td>
            <td className={failed > 0 ? 'bad' : undefined}>{failed > 0 ? `${failed} failed` : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
