import type { Endpoints } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';

/** Models SetDefaults_Endpoints. */
function defaults(endpoints: Endpoints): Endpoints {
  const { subsets } = endpoints;
  if (!subsets?.some(({ ports }) => ports?.some(({ protocol }) => !protocol))) return endpoints;
  const filled = subsets.map((subset) => {
    const ports = subset.ports?.map((port) => (port.protocol ? port : { ...port, protocol: 'TCP' }));
    return ports ? { ...subset, ports } : subset;
  });
  return { ...endpoints, subsets: filled };
}

/** Models the API's v1 Endpoints. */
export const endpointsRules: KindRules<Endpoints> = {
  defaults,
  warnings: () => ['v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice'],
};
