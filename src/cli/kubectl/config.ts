/** Where the API server is found. */
export const SERVER_URL = 'https://10.0.0.10:6443';

const CLUSTER = 'drydock';
const USER = 'kubernetes-admin';

/** The only context that there is. */
export const CONTEXT = { name: CLUSTER, cluster: CLUSTER, user: USER };

/** The kubeconfig, as `kubectl config view` shows it. */
export const KUBECONFIG = {
  apiVersion: 'v1',
  clusters: [{ cluster: { 'certificate-authority-data': 'DATA+OMITTED', server: SERVER_URL }, name: CLUSTER }],
  contexts: [{ context: { cluster: CLUSTER, user: USER }, name: CONTEXT.name }],
  'current-context': CONTEXT.name,
  kind: 'Config',
  users: [{ name: USER, user: { 'client-certificate-data': 'DATA+OMITTED', 'client-key-data': 'DATA+OMITTED' } }],
};
