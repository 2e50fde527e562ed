import type { ReactNode } from 'react';
import { durationText } from '../../narration/words';
import { inspectorText } from '../../texts/inspector';
import { clock } from '../kit/clock';
import { amountsLine, type ContainerEntry, containersOf, environmentOf, probeLine, stateLine } from './containerFacts';

/** Cluster time of an API's time; the object's own birth tells how the two go together. */
type TimeOf = (time: string | undefined) => number;

/** The containers of a pod, or of the pods that an object makes. */
export function Containers({ object, createdAt }: { object: unknown; createdAt: number }) {
  const { entries, made } = containersOf(object);
  if (entries.length === 0) return null;
  const { metadata } = object as { metadata?: { creationTimestamp?: string } };
  const born = Date.parse(metadata?.creationTimestamp ?? '');
  const timeOf: TimeOf = (time) => Date.parse(time ?? '') - born + createdAt;
  return (
    <section className="inspector-section">
      <h3>{inspectorText(made ? 'section.template' : 'section.containers')}</h3>
      {entries.map((entry) => (
        <ContainerCard key={entry.container.name} entry={entry} timeOf={timeOf} />
      ))}
    </section>
  );
}

function ContainerCard({ entry, timeOf }: { entry: ContainerEntry; timeOf: TimeOf }) {
  const { container, init, status } = entry;
  const { state, restartCount = 0, ready } = status ?? {};
  const message = state?.waiting?.message ?? state?.terminated?.message;
  const isTrouble = state?.waiting !== undefined || (state?.terminated?.exitCode ?? 0) !== 0;
  const ports = (container.ports ?? []).map(({ containerPort, name }) =>
    name ? `${containerPort} ${name}` : containerPort,
  );
  return (
    <div className="container-card">
      <h4 className="mono">
        {container.name}
        {init && <span>{inspectorText('container.init')}</span>}
      </h4>
      {status && (
        <p data-trouble={isTrouble || undefined}>
          {stateLine(status, (time) => clock(timeOf(time)))}
          {state?.running && <span>{inspectorText(ready ? 'container.ready' : 'container.notReady')}</span>}
          {restartCount > 0 && <span>{inspectorText('container.restarts', { count: restartCount })}</span>}
        </p>
      )}
      {message && <p className="mono container-message">{message}</p>}
      <LastEnd status={status} timeOf={timeOf} />
      <dl>
        <Fact name={inspectorText('container.image')}>{container.image}</Fact>
        <Fact name={inspectorText('container.command')}>
          {[...(container.command ?? []), ...(container.args ?? [])].join(' ')}
        </Fact>
        <Fact name={inspectorText('container.ports')}>{ports.join(', ')}</Fact>
        <Fact name={inspectorText('container.requests')}>{amountsLine(container.resources?.requests)}</Fact>
        <Fact name={inspectorText('container.limits')}>{amountsLine(container.resources?.limits)}</Fact>
      </dl>
      <Details container={entry.container} />
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd className="mono">{children}</dd>
    </div>
  );
}

/** How the container before this one ended. */
function LastEnd({ status, timeOf }: { status: ContainerEntry['status']; timeOf: TimeOf }) {
  const last = status?.lastState?.terminated;
  if (!last) return null;
  const { exitCode: code, reason = '', startedAt, finishedAt } = last;
  const [begin, end] = [timeOf(startedAt), timeOf(finishedAt)];
  const lasted = durationText(Math.max(0, Math.round((end - begin) / 1000)));
  return (
    <p className="container-last">{inspectorText('container.last', { code, reason, time: clock(end), lasted })}</p>
  );
}

/** Probes, variables and mounts, folded. */
function Details({ container }: { container: ContainerEntry['container'] }) {
  const { startupProbe, readinessProbe, livenessProbe, volumeMounts = [] } = container;
  const probes = [
    startupProbe && probeLine('startup', startupProbe),
    readinessProbe && probeLine('readiness', readinessProbe),
    livenessProbe && probeLine('liveness', livenessProbe),
  ].filter((line) => line !== undefined);
  const mounts = volumeMounts.map(({ mountPath: path, name: volume, readOnly }) => {
    const line = inspectorText('container.mount', { path, volume });
    return readOnly ? `${line}, ${inspectorText('container.readOnly')}` : line;
  });
  return (
    <>
      <Fold title={inspectorText('container.probes')} lines={probes} />
      <Fold title={inspectorText('container.environment')} lines={environmentOf(container)} />
      <Fold title={inspectorText('container.mounts')} lines={mounts} />
    </>
  );
}

function Fold({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <details className="inspector-fold">
      <summary>
        {title} <span className="inspector-count">{lines.length}</span>
      </summary>
      <ul className="fold-lines mono">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
