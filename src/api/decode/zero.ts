import { structOf, type TypeSchema } from '../schema';

const structs = new Map<string, Readonly<Record<string, unknown>>>();

/** What Go writes of a value that was never set: '' and 0 of scalars, null of lists and pointers, the parts of structs. */
export function zeroOf(type: TypeSchema): unknown {
  if (type.pointer) return null;
  switch (type.is) {
    case 'string':
      return '';
    case 'bool':
      return false;
    case 'int32':
    case 'int64':
    case 'double':
    case 'intOrString':
      return 0;
    case 'quantity':
      return '0';
    case 'duration':
      return '0s';
    case 'struct':
      return zeroStruct(type.ref);
    default:
      return null;
  }
}

/** Shared between objects: objects are never changed. */
function zeroStruct(ref: string): Readonly<Record<string, unknown>> {
  const known = structs.get(ref);
  if (known) return known;
  const zero: Record<string, unknown> = {};
  for (const field of structOf(ref)?.always ?? []) zero[field.name] = zeroOf(field.type);
  structs.set(ref, zero);
  return zero;
}
