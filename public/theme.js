// Runs before the first paint, so that the page does not flash in the other theme.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem('drydock.theme');
  } catch {}
  if (theme !== 'light' && theme !== 'dark') theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme;
  // What is kept on this machine is there at once, and a frame in another page begins empty: neither says what Drydock is.
  const framed = /[?&]embed(=|&|$)/.test(location.search);
  if (framed || navigator.serviceWorker?.controller) document.documentElement.dataset.quick = '';
  if (theme === 'dark') document.querySelector('meta[name="theme-color"]')?.setAttribute('content', '#0A0E11');
})();
