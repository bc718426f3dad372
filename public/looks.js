// Runs before the first paint, so that nothing flashes or moves: the theme and the bare player.
// Foreign values are compared with a list and never written into the page.
(function () {
  var root = document.documentElement;
  var query = new URLSearchParams(location.search);
  var theme = query.get('theme');
  if (theme !== 'light' && theme !== 'dark') {
    try {
      theme = localStorage.getItem('theme');
    } catch {
      theme = null;
    }
  }
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  if (query.has('embed')) root.dataset.embed = '';
  root.dataset.script = '';
})();
