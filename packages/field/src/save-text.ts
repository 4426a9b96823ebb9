// A text as a file in the phone's downloads.
export function saveText(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun when the click returns; some browsers read the blob a little later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
