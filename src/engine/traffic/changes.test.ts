import { describe, expect, it } from 'vitest';
import { changesWhatRuns } from './changes';

describe('a line that changes what runs', () => {
  it.each([
    'kubectl apply -f web.yaml',
    'kubectl -n shop apply -f web.yaml',
    'kubectl --namespace=shop -v6 scale deployment web --replicas=3',
    'kubectl get pods; kubectl rollout undo deployment/web',
    'kubectl get pods && kubectl --namespace shop rollout restart deployment/web',
  ])('%s', (line) => expect(changesWhatRuns(line)).toBe(true));

  it.each([
    'kubectl get pods',
    'kubectl rollout status deployment/web',
    'kubectl rollout history deployment/web',
    'kubectl get pods -l apply',
    'kubectl explain deployment.spec',
    'kubectl -n apply get pods',
  ])('is not %s', (line) => expect(changesWhatRuns(line)).toBe(false));
});
