// The choice of a theme in the foot of the page, which is plain markup: shown as looks.js applied it, kept on the device.

/** Lets the radio buttons named "theme" say and change the theme. */
export function followTheme(): void {
  const { dataset } = document.documentElement;
  for (const radio of document.querySelectorAll<HTMLInputElement>('input[name="theme"]')) {
    radio.checked = radio.value === (dataset['theme'] ?? 'system');
    radio.addEventListener('change', () => choose(radio.value));
  }
}

function choose(theme: string): void {
  const isOwn = theme !== 'system';
  const { dataset } = document.documentElement;
  if (isOwn) dataset['theme'] = theme;
  else delete dataset['theme'];
  try {
    if (isOwn) localStorage.setItem('theme', theme);
    else localStorage.removeItem('theme');
  } catch {
    // No storage here: the choice holds for this page.
  }
}
