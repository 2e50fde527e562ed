import type { ReactNode } from 'react';
import './glyphs.css';

/** What each kind does, as a drawing on a field of 24 by 24 (visual.md, section 5). `Client` stands for the users outside. */
const KINDS: Readonly<Record<string, ReactNode>> = {
  Pod: (
    <>
      <rect x="4" y="2.5" width="16" height="16" rx="4.5" />
      <path d="M8 22H16" />
    </>
  ),
  ReplicaSet: (
    <>
      <path d="M8.5 4.5H17A3 3 0 0 1 20 7.5V16" />
      <rect x="3.5" y="7.5" width="13" height="13" rx="3.5" />
    </>
  ),
  Deployment: (
    <>
      <rect x="2.5" y="4" width="7" height="7" rx="2" />
      <rect x="14.5" y="13" width="7" height="7" rx="2" fill="currentColor" />
      <path d="M12.5 7.5H15A3 3 0 0 1 18 10.4M6 13.6A3 3 0 0 0 9 16.5H11.5" />
    </>
  ),
  StatefulSet: (
    <>
      <rect x="2.5" y="4" width="5" height="12" rx="1.8" />
      <rect x="9.5" y="4" width="5" height="12" rx="1.8" />
      <rect x="16.5" y="4" width="5" height="12" rx="1.8" />
      <path d="M5 20V20.05M11.2 20V20.05M12.9 20V20.05M17.3 20V20.05M19 20V20.05M20.7 20V20.05" />
    </>
  ),
  DaemonSet: (
    <>
      <rect x="2.5" y="8" width="5" height="7" rx="1.8" />
      <rect x="9.5" y="8" width="5" height="7" rx="1.8" />
      <rect x="16.5" y="8" width="5" height="7" rx="1.8" />
      <path d="M2.5 19H7.5M9.5 19H14.5M16.5 19H21.5" />
    </>
  ),
  Job: (
    <>
      <rect x="4" y="4" width="16" height="16" rx="4.5" />
      <path d="M8.5 12.2L11 14.7 15.6 9.6" />
    </>
  ),
  CronJob: (
    <>
      <rect x="4" y="4" width="16" height="16" rx="4.5" />
      <path d="M12 8V12.3L15 14" />
    </>
  ),
  Service: (
    <>
      <rect x="6" y="2.5" width="12" height="19" rx="3.5" />
      <circle cx="12" cy="7.2" r="1.6" fill="currentColor" />
      <circle cx="12" cy="12" r="1.6" fill="currentColor" />
      <circle cx="12" cy="16.8" r="1.6" />
    </>
  ),
  EndpointSlice: (
    <>
      <circle cx="6" cy="6" r="1.9" fill="currentColor" />
      <circle cx="6" cy="12" r="1.9" fill="currentColor" />
      <circle cx="6" cy="18" r="1.9" />
      <path d="M11.5 6H20M11.5 12H20M11.5 18H20" />
    </>
  ),
  Ingress: (
    <>
      <path d="M4.5 21V11A7.5 7.5 0 0 1 19.5 11V21" />
      <path d="M8 15.5H16M13.2 12.7L16 15.5 13.2 18.3" />
    </>
  ),
  Node: (
    <>
      <rect x="2.5" y="4" width="19" height="13" rx="3" />
      <path d="M6 13.2H14M2.5 21H21.5" />
    </>
  ),
  Namespace: (
    <>
      <rect x="3" y="3" width="18" height="18" rx="4" strokeDasharray="3.6 3.1" />
    </>
  ),
  ConfigMap: (
    <>
      <path d="M6 2.5H15L19 6.5V21.5H6Z" />
      <path d="M9.5 11H12M14.5 11H15.5M9.5 15.5H12M14.5 15.5H15.5" />
    </>
  ),
  Secret: (
    <>
      <path d="M6 2.5H15L19 6.5V21.5H6Z" />
      <circle cx="12.5" cy="12" r="2.1" />
      <path d="M12.5 14.1V17.6" />
    </>
  ),
  PersistentVolumeClaim: (
    <>
      <ellipse cx="12" cy="5.5" rx="7.5" ry="3" />
      <path d="M4.5 5.5V18.5C4.5 20.2 7.9 21.5 12 21.5S19.5 20.2 19.5 18.5V5.5" strokeDasharray="3.6 2.8" />
    </>
  ),
  PersistentVolume: (
    <>
      <ellipse cx="12" cy="5.5" rx="7.5" ry="3" />
      <path d="M4.5 5.5V18.5C4.5 20.2 7.9 21.5 12 21.5S19.5 20.2 19.5 18.5V5.5M4.5 12C4.5 13.7 7.9 15 12 15S19.5 13.7 19.5 12" />
    </>
  ),
  HorizontalPodAutoscaler: (
    <>
      <rect x="8.5" y="7.5" width="7" height="9" rx="2" />
      <path d="M5.5 9L2.5 12 5.5 15M18.5 9L21.5 12 18.5 15" />
    </>
  ),
  PodDisruptionBudget: (
    <>
      <path d="M4 18.5H20" />
      <rect x="4" y="8" width="4.4" height="7" rx="1.5" fill="currentColor" />
      <rect x="9.8" y="8" width="4.4" height="7" rx="1.5" fill="currentColor" />
      <rect x="15.6" y="4" width="4.4" height="7" rx="1.5" />
    </>
  ),
  NetworkPolicy: (
    <>
      <path d="M4 20V7.5L6.5 5 9 7.5V20M15 20V7.5L17.5 5 20 7.5V20M9 10.5H15M9 16H15" />
    </>
  ),
  ResourceQuota: (
    <>
      <path d="M4 4V20H20" />
      <path d="M4 8H20" strokeDasharray="2.6 2.4" />
      <rect x="8" y="12" width="4" height="8" fill="currentColor" stroke="none" />
      <rect x="14" y="9.5" width="4" height="10.5" />
    </>
  ),
  Client: (
    <>
      <circle cx="12" cy="7.5" r="4" />
      <path d="M4.5 20.5C5.2 16.3 8.2 14.5 12 14.5S18.8 16.3 19.5 20.5" />
    </>
  ),
};

/** The kinds that have a drawing of their own. */
export const drawnKinds = (): string[] => Object.keys(KINDS);

interface Props {
  /** A Kubernetes kind, or `Client`; one without a drawing of its own is shown as an empty frame. */
  readonly kind: string;
  readonly size?: number;
  readonly className?: string;
}

/** The glyph of a Kubernetes kind, in the colour of the text around it. Decoration: the kind's name stands beside it. */
export function KindGlyph({ kind, size = 17, className = '' }: Props) {
  return (
    <svg className={`kind-glyph ${className}`} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      {KINDS[kind] ?? <rect x="3" y="3" width="18" height="18" rx="4" />}
    </svg>
  );
}
