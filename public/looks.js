// Before the first paint (the build puts it into the page): theme, text size, bare player. Foreign values are compared with a list, never
// written into the page.
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
  // A page that draws an example does not show it to whoever asks for something else.
  if (location.hash) root.dataset.asked = '';
  // Only a page with a player can be bare. Its style sheet counts from the first paint on, as far as the browser can do that.
  if (query.has('embed') && /lesson|play|challenge/.test(root.dataset.page)) {
    root.dataset.embed = '';
    var sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.blocking = 'render';
    sheet.href = document.querySelector('link[rel=icon]').href.replace('favicon.svg', 'embed/frame.css');
    document.head.append(sheet);
    // A frame without `allow-same-origin` gets no modules.
    addEventListener(
      'error',
      function (event) {
        if (!event.target.src) return;
        // What is there to be read without script is shown.
        delete root.dataset.script;
        document
          .querySelector('.pagehead')
          .append(
            'The script of this player could not be loaded: it can only be read. ' +
              'A sandboxed frame needs allow-scripts and allow-same-origin.',
          );
      },
      true,
    );
  }
  root.dataset.script = '';
})();
