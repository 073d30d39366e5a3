/** Makes a textarea as high as what stands in it, as far as its style lets it. */
export function grow(box: HTMLTextAreaElement): void {
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight + 2}px`;
}
