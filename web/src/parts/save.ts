// This module decides how bytes become a file of the reader's.

/** Unknown bytes: the browser must save them, whatever they claim to be. */
export function save(bytes: ArrayBuffer, name: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
