/**
 * Distinct phone numbers in the form IP-Sales accepts, a bit each: a million take a few megabytes and no hashing, where a
 * Set of strings takes a second and a hundred megabytes.
 */
export class PhoneSet {
  private readonly pages = new Map<string, Uint8Array>();

  /** True when the number was not there yet. */
  add(phone: string): boolean {
    const number = Number(phone.slice(-PAGE_DIGITS));
    const key = phone.slice(0, -PAGE_DIGITS);
    let page = this.pages.get(key);
    if (!page) {
      page = new Uint8Array(PAGE_BYTES);
      this.pages.set(key, page);
    }
    const byte = page[number >> 3] ?? 0;
    const bit = 1 << (number & 7);
    if ((byte & bit) !== 0) return false;
    page[number >> 3] = byte | bit;
    return true;
  }
}

/** Prefix and first three digits name a page: a short list takes a few kilobytes, not megabytes. */
const PAGE_DIGITS = 4;
const PAGE_BYTES = 10 ** PAGE_DIGITS / 8;
