export { wantsNode } from './scheduler/nodeSelector';
export { podRequests, readResources } from './scheduler/resources';
export { tolerates } from './scheduler/taints';
