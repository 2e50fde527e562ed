import type { FlagSpec } from './flags';

/** `-f`, `-k`, `-R`: what names files. */
export const FILE_FLAGS: readonly FlagSpec[] = [
  {
    name: 'filename',
    short: 'f',
    type: 'strings',
    usage: 'Filename, directory, or URL to files that contain the configuration',
  },
  { name: 'kustomize', short: 'k', type: 'string', usage: 'Process the kustomization directory.' },
  { name: 'recursive', short: 'R', type: 'bool', usage: 'Process the directory used in -f, --filename recursively.' },
];

/** `-o` and what belongs to it. */
export const OUTPUT_FLAGS: readonly FlagSpec[] = [
  { name: 'output', short: 'o', type: 'string', usage: 'Output format.' },
  { name: 'template', type: 'string', usage: 'Template string or path to template file to use when -o=go-template.' },
  {
    name: 'allow-missing-template-keys',
    type: 'bool',
    initial: true,
    usage: 'Ignore any errors in templates when a field or map key is missing.',
  },
  {
    name: 'show-managed-fields',
    type: 'bool',
    usage: 'If true, keep the managedFields when printing objects in JSON or YAML format.',
  },
];

/** `-l`. */
export const SELECTOR_FLAG: FlagSpec = {
  name: 'selector',
  short: 'l',
  type: 'string',
  usage: 'Selector (label query) to filter on.',
};

/** `--field-selector`. */
export const FIELD_SELECTOR_FLAG: FlagSpec = {
  name: 'field-selector',
  type: 'string',
  usage: 'Selector (field query) to filter on.',
};

/** `--all`. */
export const ALL_FLAG: FlagSpec = {
  name: 'all',
  type: 'bool',
  usage: 'Select all resources in the namespace of the specified resource types.',
};

/** `-A`. */
export const ALL_NAMESPACES_FLAG: FlagSpec = {
  name: 'all-namespaces',
  short: 'A',
  type: 'bool',
  usage: 'If present, list the requested object(s) across all namespaces.',
};

/** `--dry-run`. */
export const DRY_RUN_FLAG: FlagSpec = {
  name: 'dry-run',
  type: 'string',
  initial: 'none',
  bare: 'unchanged',
  usage: 'Must be "none", "server", or "client".',
};

/** `--field-manager`. */
export const FIELD_MANAGER_FLAG: FlagSpec = {
  name: 'field-manager',
  type: 'string',
  usage: 'Name of the manager used to track field ownership.',
};

/** `--validate`. */
export const VALIDATE_FLAG: FlagSpec = {
  name: 'validate',
  type: 'string',
  initial: 'strict',
  bare: 'strict',
  usage: 'Must be one of: strict (or true), warn, ignore (or false).',
};

/** `--save-config`. */
export const SAVE_CONFIG_FLAG: FlagSpec = {
  name: 'save-config',
  type: 'bool',
  usage: 'If true, the configuration of current object will be saved in its annotation.',
};
