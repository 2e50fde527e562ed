import { adviceText } from '../../../texts/advice';
import { at } from '../manifest';
import { adviceAt, objectsOf, type Rule, removing } from './rule';

const REPLICAS = ['spec', 'replicas'];
const TARGET = ['spec', 'scaleTargetRef'];

/** Manifests that say a number of pods which an autoscaler decides. */
export const replicasUnderHpa: Rule = {
  name: 'replicasUnderHpa',
  title: () => adviceText('replicasUnderHpa.title'),
  why: () => adviceText('replicasUnderHpa.why'),
  find(one, scene) {
    const replicas = at(one.value, REPLICAS);
    if (typeof replicas !== 'number' || !['Deployment', 'StatefulSet', 'ReplicaSet'].includes(one.kind)) return [];
    const scaler = objectsOf(scene, ['HorizontalPodAutoscaler'], one.namespace).find(
      ({ value }) => at(value, [...TARGET, 'name']) === one.name && at(value, [...TARGET, 'kind']) === one.kind,
    );
    if (!scaler) return [];
    const what = adviceText('replicasUnderHpa.what', { scaler: scaler.name, replicas });
    return [adviceAt(one, REPLICAS, what, [removing(adviceText('replicasUnderHpa.fix'), one, REPLICAS)])];
  },
};
