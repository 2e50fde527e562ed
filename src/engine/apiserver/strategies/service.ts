import type { Service } from '../../../api/generated/core/v1';
import type { Call, Stored } from '../call';
import type { Strategy } from '../strategy';

const EMPTY_STATUS = { loadBalancer: {} };

function prepareCreate(object: Stored, call: Call): Stored {
  const service = call.server.services.allocateCreate(object as unknown as Service, call);
  return { ...(service as unknown as Stored), status: EMPTY_STATUS };
}

function prepareUpdate(object: Stored, old: Stored, call: Call): Stored {
  const service = call.server.services.allocateUpdate(object as unknown as Service, old as unknown as Service, call);
  return service as unknown as Stored;
}

/** Models kube-apiserver: registry/core/service. */
export const serviceStrategy: Strategy = {
  generation: 'none',
  hasStatus: true,
  createOnUpdate: true,
  returnsDeleted: true,
  prepareCreate,
  prepareUpdate,
  stored: (object, old, call) =>
    call.server.services.record(object as unknown as Service, old as unknown as Service | undefined),
  released: (object, call) => call.server.services.release(object as unknown as Service),
};
