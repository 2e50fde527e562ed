import type { Image } from '../image';

/** A POSIX shell and the common small tools. */
export const BUSYBOX: readonly Image[] = [
  {
    repository: 'docker.io/library/busybox',
    tags: ['1.36', '1.36.1', 'latest', '1.35', '1.28', 'stable'],
    entrypoint: [],
    command: ['sh'],
    programs: {},
    tools: true,
    groups: [0, 10],
    everywhere: true,
    pullMs: 1200,
    sizeBytes: 2_167_089,
  },
];
