/** Keys of places: the same for an object over its whole life. */
export const podKey = (uid: string) => `pod:${uid}`;
export const groupKey = (uid: string) => `group:${uid}`;
export const frameKey = (uid: string) => `frame:${uid}`;
export const rackKey = (uid: string) => `rack:${uid}`;
export const gateKey = (uid: string) => `gate:${uid}`;
export const callerKey = (name: string) => `caller:${name}`;
export const sectionKey = (namespace: string, nth = 0) => `section:${namespace} ${nth}`;
