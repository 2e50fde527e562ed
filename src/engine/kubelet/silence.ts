import { deleteObject } from './killing';
import type { PodWork, Station } from './podWork';
import { writeRejection, writeStatus } from './statusWriter';

/** Tells of what became of pods while the API server could not be told. */
export function catchUp(station: Station, works: readonly PodWork[]): void {
  for (const work of works) {
    if (work.stage === 'running') station.sync(work.uid);
    else if (work.verdict && !work.status) writeRejection(station, work.uid);
    else writeStatus(station, work.uid);
    if (work.stage === 'finished' && work.pod.metadata.deletionTimestamp) deleteObject(station, work);
  }
}
