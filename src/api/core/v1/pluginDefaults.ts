type Source = Readonly<Record<string, unknown>>;

/** What the sources leave open; '' and undefined are taken for open alike where `empty` says so. */
const DEFAULTS: Readonly<Record<string, { readonly empty: boolean; readonly fields: Source }>> = {
  iscsi: { empty: true, fields: { iscsiInterface: 'default' } },
  rbd: { empty: true, fields: { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' } },
  azureDisk: {
    empty: false,
    fields: { cachingMode: 'ReadWrite', fsType: 'ext4', readOnly: false, kind: 'Shared' },
  },
  scaleIO: { empty: true, fields: { storageMode: 'ThinProvisioned', fsType: 'xfs' } },
};

/** Fills in, on a copy of a pod's volume or of a PersistentVolume's spec, what its plugins leave open. */
export function fillPlugins(sources: object): void {
  const open = sources as Record<string, Source | undefined>;
  for (const plugin in DEFAULTS) {
    const source = open[plugin];
    if (source) open[plugin] = filled(source, DEFAULTS[plugin]?.fields ?? {}, DEFAULTS[plugin]?.empty ?? false);
  }
}

function filled(source: Source, fields: Source, empty: boolean): Source {
  const full: Record<string, unknown> = { ...source };
  for (const key in fields) if (full[key] === undefined || (empty && full[key] === '')) full[key] = fields[key];
  return full;
}
