// Before the first paint: theme, text size, bare player. Foreign values are compared with a list, never written into the page.
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
  try {
    var text = localStorage.getItem('text');
    if (text === 'large' || text === 'larger') root.dataset.text = text;
  } catch {
    // no storage
  }
  if (query.has('embed')) root.dataset.embed = '';
  root.dataset.script = '';
})();
