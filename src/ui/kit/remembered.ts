/** What the browser remembers for this site, where it may: else it lasts as long as the page. */
export const remembered: Pick<Storage, 'getItem' | 'setItem'> = {
  getItem(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  setItem(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // The page goes on without.
    }
  },
};
