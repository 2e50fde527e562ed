export { executing, toleratedFor } from './controllers/taintEviction/toleration';
export { wantsNode } from './scheduler/nodeSelector';
export { podRequests, readResources } from './scheduler/resources';
export { tolerates } from './scheduler/taints';
