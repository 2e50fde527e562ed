import { type FieldError, invalid } from '../../meta/fieldError';

/** Adds that a path steps back. Models validatePathNoBacksteps. */
export function validateNoBacksteps(target: string, path: string, errors: FieldError[]): void {
  if (target.includes('..') && target.split('/').includes('..'))
    errors.push(invalid(path, target, "must not contain '..'"));
}

/** Adds that a path is not relative or steps back. Models validateLocalDescendingPath. */
export function validateDescendingPath(target: string, path: string, errors: FieldError[]): void {
  if (target.startsWith('/')) errors.push(invalid(path, target, 'must be a relative path'));
  validateNoBacksteps(target, path, errors);
}

/** The same for the path of a file that the kubelet writes. Models ValidateLocalNonReservedPath. */
export function validateFilePath(target: string, path: string, errors: FieldError[]): void {
  validateDescendingPath(target, path, errors);
  if (target.startsWith('..') && !target.startsWith('../')) {
    errors.push(invalid(path, target, "must not start with '..'"));
  }
}

/** Adds that a file's mode has other bits than those of permissions. */
export function validateMode(mode: number | undefined, path: string, errors: FieldError[]): void {
  if (mode === undefined || (mode >= 0 && mode <= 0o777)) return;
  errors.push(invalid(path, mode, 'must be a number between 0 and 0777 (octal), both inclusive'));
}
