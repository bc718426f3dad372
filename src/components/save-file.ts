// Hands a text to the browser as a file to be saved. Nothing leaves the device.

/** `type` is a media type, `name` what the file is called. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the text by then; the address is no longer needed.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
